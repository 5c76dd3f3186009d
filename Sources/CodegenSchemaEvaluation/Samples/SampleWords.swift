/// Plausible values: for the formats, and for names that most descriptions have.
enum SampleWords {
    /// A text in a format; nil for a format that says nothing.
    static func text(format: String, _ position: Int) -> String? {
        switch format {
        case "date-time": return date(position) + "T09:30:00Z"
        case "date": return date(position)
        case "time": return "\(padded((9 + position / 60) % 24, 2)):\(padded((30 + position) % 60, 2)):00Z"
        case "duration": return "PT\(15 + position % 10_000)M"
        case "email", "idn-email":
            return "\(firstNames[position % firstNames.count].lowercased())\(suffix(position, firstNames))@example.com"
        case "hostname", "idn-hostname": return position == 0 ? "example.com" : "host\(position + 1).example.com"
        case "ipv4": return "192.0.2.\(1 + position % 254)"
        case "ipv6": return "2001:db8::" + String(1 + position % 65_000, radix: 16)
        case "uri", "url", "iri": return "https://example.com" + (position == 0 ? "" : "/\(position + 1)")
        case "uri-reference", "iri-reference": return position == 0 ? "/path" : "/path/\(position + 1)"
        case "uri-template":
            return position == 0 ? "https://example.com/{id}" : "https://example.com/\(position + 1)/{id}"
        case "uuid", "guid": return "3fa85f64-5717-4562-b3fc-" + hexadecimal(0x2C96_3F66_AFA6 + position, 12)
        case "json-pointer": return position == 0 ? "/path" : "/path/\(position)"
        case "relative-json-pointer": return "\(position)"
        case "regex": return position == 0 ? "^[a-z]+$" : "^[a-z]{\(position)}$"
        case "byte", "base64", "base64url": return ["ZXhhbXBsZQ==", "c2FtcGxl", "dmFsdWU="][position % 3]
        case "int32", "int64", "uint64", "int", "integer", "number", "float", "double": return "\(position + 1)"
        case "decimal": return "\(position + 1).50"
        case "phone", "phone-number", "e164": return phone(position)
        case "currency", "iso-4217", "iso4217": return currencies[position % currencies.count]
        case "country", "country-code", "iso-3166": return countries[position % countries.count]
        default: return nil
        }
    }

    /// A text for a property of a name; nil for names that say nothing.
    static func text(named name: String, _ position: Int) -> String? {
        let words = words(of: name)
        guard let last = words.last else { return nil }
        let all = words.joined()
        if let list = texts[all] { return varied(list, position) }
        switch (words.dropLast().last, last) {
        case (_, "email"), (_, "mail"): return text(format: "email", position)
        case (_, "phone"), (_, "mobile"), (_, "fax"), ("phone", "number"), ("telephone", _): return phone(position)
        case (_, "url"), (_, "uri"), (_, "href"), (_, "link"), (_, "website"), (_, "homepage"):
            return text(format: "uri", position)
        case (_, "at") where words.count > 1, (_, "timestamp"), (_, "datetime"), ("date", "time"):
            return text(format: "date-time", position)
        case (_, "date"), (_, "birthday"), ("of", "birth"), (_, "dob"): return text(format: "date", position)
        case (_, "uuid"), (_, "guid"): return text(format: "uuid", position)
        case (_, "id"): return "\(position + 1)"
        case (_, "hostname"), (_, "host"), (_, "domain"): return text(format: "hostname", position)
        case (_, "currency"), ("currency", "code"): return currencies[position % currencies.count]
        case (_, "country"), ("country", "code"): return countries[position % countries.count]
        default: break
        }
        if let list = texts[last] { return varied(list, position) }
        return nil
    }

    /// A number for a property of a name.
    static func number(named name: String, isInteger: Bool) -> String? {
        let words = words(of: name)
        guard let last = words.last else { return nil }
        switch last {
        case "age": return "34"
        case "year": return "2026"
        case "month": return "1"
        case "day": return "31"
        case "limit": return "20"
        case "size" where words.first == "page": return "20"
        case "price", "amount", "total", "cost", "fee", "balance": return isInteger ? "1999" : "19.99"
        case "latitude", "lat": return isInteger ? "51" : "51.5"
        case "longitude", "lng", "lon", "long": return isInteger ? "0" : "-0.12"
        case "percent", "percentage": return "50"
        case "at" where words.count > 1, "timestamp": return "1769851800"
        case "port": return "8080"
        case "status" where words.first == "http": return "200"
        default: return nil
        }
    }

    /// The name of an item of a list: `tags` are called `tag`.
    static func singular(_ name: String) -> String {
        if name.hasSuffix("ies") { return String(name.dropLast(3)) + "y" }
        if name.hasSuffix("ses") { return String(name.dropLast(2)) }
        return name.hasSuffix("s") && !name.hasSuffix("ss") && name.count > 2 ? String(name.dropLast()) : name
    }

    // MARK: Words

    private static let firstNames = ["Alex", "Sam", "Robin", "Maria", "Noah", "Aisha"]
    private static let currencies = ["GBP", "EUR", "USD"]
    private static let countries = ["GB", "DE", "FR"]

    private static let texts: [String: [String]] = [
        "firstname": firstNames, "givenname": firstNames, "forename": firstNames, "middlename": firstNames,
        "lastname": ["Smith", "Jones", "Taylor"], "familyname": ["Smith", "Jones", "Taylor"],
        "surname": ["Smith", "Jones", "Taylor"], "fullname": ["Alex Smith", "Sam Jones", "Robin Taylor"],
        "displayname": ["Alex Smith", "Sam Jones", "Robin Taylor"], "username": ["alex", "sam", "robin"],
        "login": ["alex", "sam", "robin"], "nickname": ["alex", "sam", "robin"],
        "name": ["Example", "Sample", "Specimen"],
        "title": ["An example", "A sample", "A specimen"], "label": ["Example", "Sample", "Specimen"],
        "description": ["A short description", "Another description"],
        "summary": ["A short summary", "Another summary"],
        "message": ["A short message", "Another message"], "comment": ["A short comment", "Another comment"],
        "note": ["A short note", "Another note"], "text": ["A short text", "Another text"],
        "city": ["London", "Berlin", "Paris"], "town": ["London", "Berlin", "Paris"],
        "street": ["1 High Street", "2 Station Road"], "address": ["1 High Street, London", "2 Station Road, Leeds"],
        "addressline1": ["1 High Street", "2 Station Road"], "addressline2": ["Flat 2", "Flat 3"],
        "line1": ["1 High Street", "2 Station Road"], "line2": ["Flat 2", "Flat 3"],
        "postcode": ["SW1A 1AA", "EC1A 1BB"], "postalcode": ["SW1A 1AA", "EC1A 1BB"], "zip": ["10115", "10117"],
        "zipcode": ["10115", "10117"], "region": ["Greater London", "Bavaria"], "county": ["Kent", "Essex"],
        "company": ["Example Ltd", "Sample Ltd"], "organization": ["Example Ltd", "Sample Ltd"],
        "organisation": ["Example Ltd", "Sample Ltd"], "locale": ["en-GB", "de-DE"], "language": ["en", "de"],
        "timezone": ["Europe/London", "Europe/Berlin"], "color": ["#336699", "#993366"],
        "colour": ["#336699", "#993366"],
        "gender": ["female", "male"], "version": ["1.0.0", "1.1.0"], "password": ["correct-Horse7-battery"],
        "filename": ["example.txt", "sample.txt"], "mimetype": ["text/plain", "application/json"],
        "contenttype": ["text/plain", "application/json"], "useragent": ["Mozilla/5.0"], "tag": ["example", "sample"],
        "slug": ["example", "sample"], "sort": ["name"], "query": ["example"], "search": ["example"],
        "price": ["19.99"], "amount": ["19.99"], "time": ["09:30", "10:30"],
    ]

    private static func varied(_ list: [String], _ position: Int) -> String {
        let text = list[position % list.count]
        return position < list.count ? text : "\(text) \(position / list.count + 1)"
    }

    private static func suffix(_ position: Int, _ list: [String]) -> String {
        position < list.count ? "" : "\(position / list.count + 1)"
    }

    private static func date(_ position: Int) -> String {
        guard position > 0 else { return "2026-01-31" }
        let (month, day) = (1 + position / 28 % 12, 1 + (position - 1) % 28)
        return "\(2026 + position / 336)-\(padded(month, 2))-\(padded(day, 2))"
    }

    private static func phone(_ position: Int) -> String { "+44 20 7946 " + padded((958 + position) % 10_000, 4) }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    private static func hexadecimal(_ number: Int, _ count: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    /// `createdAt`, `created_at` and `created-at` are `created`, `at`.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLowercase = false
        for scalar in name.unicodeScalars.prefix(200) {
            let isUppercase = ("A"..."Z").contains(scalar)
            guard isUppercase || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) else {
                if !word.isEmpty { words.append(word) }
                (word, wasLowercase) = ("", false)
                continue
            }
            if isUppercase, wasLowercase {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(scalar)
            wasLowercase = !isUppercase
        }
        if !word.isEmpty { words.append(word) }
        return words.map { $0.lowercased() }
    }
}

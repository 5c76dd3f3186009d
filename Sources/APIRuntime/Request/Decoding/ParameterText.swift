package import APIJSON

/// A parameter's value as texts, before it is known which of them are numbers.
package enum ParameterText {
    case primitive(String)
    case array([ParameterText])
    case object([(name: String, value: ParameterText)])
    /// Text that is JSON already.
    case json(String)

    /// Reads the value from the texts; what a text is, is decided by who reads it.
    func read<T: JSONReadable>(_ type: T.Type, _ name: String) throws(ParameterError) -> T {
        var json = JSONWriter()
        write(to: &json)
        do throws(JSONError) {
            return try JSONReader.readTexts(type, from: json.finish())
        } catch {
            // Neither what was found nor where: both may be the value's.
            throw ParameterError(name, reason: "can't be read: expected \(error.expected)", pointer: error.pointer)
        }
    }

    /// Reads the value from the texts as a service does: values that the description doesn't know are faults, and all faults are listed.
    /// Nil with at least one fault where there are any.
    package func read<T: JSONReadable>(
        _ type: T.Type, _ name: String, faults: inout [ParameterError]
    ) -> T? {
        // The commonest parameter needs no detour.
        if case .primitive(let text) = self, T.self == String.self { return text as? T }
        guard let bytes = document else {
            faults.append(ParameterError(name, reason: "can't be read"))
            return nil
        }
        var found: [JSONError] = []
        let value = bytes.withUnsafeBytes { JSONReader.read(T.self, from: $0, isText: true, faults: &found) }
        faults += found.map {
            ParameterError(name, reason: "can't be read: expected \($0.expected)", pointer: $0.pointer)
        }
        return value
    }

    /// The texts as a JSON document; nil where they can't be one.
    package var document: [UInt8]? {
        var json = JSONWriter()
        write(to: &json)
        return try? json.finish()
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .primitive(let text): json.writeString(text)
        case .json(let text): json.writeRaw(text)
        case .array(let elements):
            var array = json.beginArray()
            for element in elements {
                json.nextElement(&array)
                element.write(to: &json)
            }
            json.endArray(array)
        case .object(let members):
            var object = json.beginObject()
            for member in members {
                json.writeKey(member.name, in: &object)
                member.value.write(to: &json)
            }
            json.endObject(object)
        }
    }

    /// An object of names and values that follow each other: `R,100,G,200`.
    static func object(alternating texts: [String], _ name: String) throws(ParameterError) -> ParameterText {
        guard texts.count.isMultiple(of: 2) else {
            throw ParameterError(name, reason: "has a property without a value")
        }
        return .object(stride(from: 0, to: texts.count, by: 2).map { (texts[$0], .primitive(texts[$0 + 1])) })
    }

    /// An object whose members are parameters of their own; nil without any.
    ///
    /// - Parameter shapes: The members that are no primitives: arrays have a pair for each element, objects are JSON text.
    static func object(
        exploded pairs: [(name: String, text: String)], _ shapes: [String: ParameterShape]
    ) throws(ParameterError) -> ParameterText? {
        var members: [(name: String, value: ParameterText)] = []
        var arrays: Set<String> = []
        for (name, text) in pairs {
            switch shapes[name] ?? .primitive {
            case .primitive: members.append((name, .primitive(text)))
            case .object: members.append((name, try .json(checking: text, name)))
            case .array where arrays.insert(name).inserted:
                members.append((name, .array(pairs.filter { $0.name == name }.map { .primitive($0.text) })))
            case .array: continue
            }
        }
        return members.isEmpty ? nil : .object(members)
    }

    /// JSON text, once it is known to be JSON.
    package static func json(checking text: String, _ name: String) throws(ParameterError) -> ParameterText {
        guard (try? JSONReader.read(JSONValue.self, from: text)) != nil else {
            throw ParameterError(name, reason: "is not JSON")
        }
        return .json(text)
    }
}

import APIRuntime
import Foundation
import Testing

/// Date-times are read and written by hand; Foundation is the judge, and arithmetic where Foundation has no opinion.
struct DateAgreementTests {
    private func read(_ text: String) -> Date? {
        try? JSONReader.read(Date.self, from: "\"\(text)\"")
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }

    @Test func `whole seconds, as Foundation writes and reads them`() throws {
        var random = SystemRandomNumberGenerator()
        // From 1600 on: before 1582 Foundation's calendars may be Julian.
        for _ in 0..<3000 {
            let date = Date(
                timeIntervalSince1970: Double(Int.random(in: -11_676_096_000...253_402_300_799, using: &random)))
            let text = date.formatted(.iso8601)
            #expect(try JSONWriter.string(of: date) == "\"\(text)\"")
            #expect(read(text) == date)
        }
    }

    /// Days, times and offsets that there are and that there aren't; what one part comes to doesn't depend on the others.
    @Test func `any parts`() {
        var random = SystemRandomNumberGenerator()
        var valid = 0
        for _ in 0..<20_000 {
            let year = [0, 4, 100, 400, 1582, 1900, 2000, 2024, 9999].randomElement(using: &random) ?? 0
            let (month, day) = (Int.random(in: 0...13, using: &random), Int.random(in: 0...32, using: &random))
            let (hour, minute) = (Int.random(in: 0...24, using: &random), Int.random(in: 0...60, using: &random))
            let second = Int.random(in: 0...61, using: &random)
            let (hours, minutes) = (Int.random(in: 0...24, using: &random), Int.random(in: 0...60, using: &random))
            let sign = Bool.random(using: &random) ? 1 : -1
            let fraction = ["", ".5", ".000001", ".1234567890123456789012"].randomElement(using: &random) ?? ""
            let start = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
            let time = "\(padded(hour)):\(padded(minute)):\(padded(second))\(fraction)"
            let offset = "\(sign > 0 ? "+" : "-")\(padded(hours)):\(padded(minutes))"

            let isDay = CalendarDate(year: year, month: month, day: day) != nil
            let isTime = hour < 24 && minute < 60 && second <= 60 && hours < 24 && minutes < 60
            let date = read("\(start)T\(time)\(offset)")
            #expect((date != nil) == (isDay && isTime), "\(start)T\(time)\(offset)")
            guard let date, let midnight = read(start) else { continue }
            valid += 1
            let seconds = Double((hour * 60 + minute) * 60 + second - sign * (hours * 60 + minutes) * 60)
            #expect(abs(date.timeIntervalSince(midnight) - seconds - (Double("0\(fraction)") ?? 0)) < 0.000_02)
        }
        #expect(valid > 1000)
    }

    /// One byte of a date-time is another one, or missing.
    @Test func `any byte at any place`() {
        let texts = ["2024-08-01T12:30:45Z", "2024-08-01t12:30:45.123456-01:30", "2024-08-01 12:30:45.1+00"]
        for text in texts.map({ [UInt8]($0.utf8) }) {
            for place in text.indices {
                for byte in UInt8(0x20)..<0x7F where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                    var changed = text
                    changed[place] = byte
                    let (isDigit, wasDigit) = (0x30...0x39 ~= byte, 0x30...0x39 ~= text[place])
                    let date = read(String(decoding: changed, as: UTF8.self))
                    // A fraction takes a digit that stands for its zone's sign.
                    let isFraction = isDigit && text[place] == UInt8(ascii: "+")
                    if isDigit != wasDigit, !isFraction {
                        #expect(date == nil, "\(String(decoding: changed, as: UTF8.self))")
                    }
                }
                var shorter = text
                shorter.remove(at: place)
                _ = read(String(decoding: shorter, as: UTF8.self))
                _ = read(String(decoding: text[..<place], as: UTF8.self))
            }
        }
    }
}

import APIServer
import Foundation

/// The smallest files of formats that apps show or open.
enum SampleFiles {
    /// A file of the media type; a few bytes where it is another one.
    static func bytes(of mediaType: MediaRange) -> Data {
        switch mediaType.essence {
        case "image/png", "image/*", "*/*": decoded(png)
        case "image/gif": decoded(gif)
        case "image/jpeg", "image/jpg": decoded(jpeg)
        case "image/svg+xml": Data("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>".utf8)
        case "application/pdf": pdf
        // A directory of no files.
        case "application/zip": Data([0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
        default: plain
        }
    }

    /// The bytes of all other formats.
    static let plain = Data("sample".utf8)

    private static func decoded(_ text: String) -> Data { Data(base64Encoded: text) ?? Data() }

    /// One pixel each.
    private static let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    private static let gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    private static let jpeg = """
        /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyP\
        C4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==
        """

    /// A blank page, with the offsets that its table of objects needs.
    private static let pdf: Data = {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        ]
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Data(text.utf8)
    }()
}

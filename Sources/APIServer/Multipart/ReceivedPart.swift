import APIRuntime
import Foundation
import HTTPTypes

/// A part of a multipart body as a service received it.
struct ReceivedPart: Sendable {
    let header: PartHeader
    let content: Content

    enum Content: Sendable {
        case memory(Data)
        case file(TemporaryFile)
        /// It is still arriving.
        case arriving(ArrivingFile)
    }

    var name: String? { header.name }

    /// The part as a file; its name is said where the description has no names.
    func file(named: Bool) -> FilePart {
        let type = header.headerFields[.contentType]
        var part: FilePart
        switch content {
        case .memory(let data): part = .data(data, filename: header.filename, contentType: type)
        case .file(let file): part = .stream(file.stream, filename: header.filename, contentType: type)
        case .arriving(let file): part = .stream(BodyStream(file), filename: header.filename, contentType: type)
        }
        if named { part.name = header.name }
        part.headerFields = header.headerFields
        part.headerFields[.contentType] = nil
        part.headerFields[.contentDisposition] = nil
        return part
    }

    /// The bytes of a field; nil where there are more than `limit`, or where the file is gone.
    func bytes(upTo limit: Int) -> Data? {
        switch content {
        case .memory(let data): data.count <= limit ? data : nil
        case .file(let file): file.length <= limit ? try? Data(contentsOf: file.url) : nil
        case .arriving: nil
        }
    }
}

/// A file that exists as long as it is referred to.
final class TemporaryFile: Sendable {
    let url: URL
    let length: Int64

    fileprivate init(_ url: URL, length: Int64) {
        self.url = url
        self.length = length
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The bytes, any number of times.
    var stream: BodyStream {
        BodyStream(length: length) { [self] in
            let handle = try FileHandle(forReadingFrom: url)
            let reader = FileReader(file: self, handle: handle)
            return { try reader.next() }
        }
    }
}

/// Reads a file, which it keeps.
private final class FileReader: @unchecked Sendable {
    private let file: TemporaryFile
    private let handle: FileHandle

    init(file: TemporaryFile, handle: FileHandle) {
        self.file = file
        self.handle = handle
    }

    deinit { try? handle.close() }

    func next() throws -> Data? {
        let data = try handle.read(upToCount: 64 << 10)
        return data?.isEmpty == false ? data : nil
    }
}

/// The content of a part while it arrives: in memory at first, then in a file, which is removed unless it is finished.
struct PartWriter {
    private let directory: URL
    private var data = Data()
    private var file: (url: URL, handle: FileHandle)?
    private var length: Int64 = 0

    init(directory: URL) {
        self.directory = directory
    }

    var isInFile: Bool { file != nil }

    /// How many bytes are in memory.
    var bytesInMemory: Int { data.count }

    /// - Parameter limit: How many bytes may be in memory.
    mutating func append(_ bytes: UnsafeRawBufferPointer, memoryLimit limit: Int) throws {
        length += Int64(bytes.count)
        if file == nil, data.count + bytes.count <= limit {
            data.append(contentsOf: bytes)
            return
        }
        if file == nil {
            file = try makeFile()
            try file?.handle.write(contentsOf: data)
            data = Data()
        }
        try file?.handle.write(contentsOf: Data(bytes))
    }

    /// What has arrived.
    mutating func finish() throws -> ReceivedPart.Content {
        guard let file else { return .memory(data) }
        self.file = nil
        let finished = TemporaryFile(file.url, length: length)
        try file.handle.close()
        return .file(finished)
    }

    /// Removes the file of a part that isn't finished.
    mutating func discard() {
        guard let file else { return }
        self.file = nil
        try? file.handle.close()
        try? FileManager.default.removeItem(at: file.url)
    }

    /// A new file that only this user can read.
    private func makeFile() throws -> (url: URL, handle: FileHandle) {
        let url = directory.appendingPathComponent("upload-\(UUID().uuidString)")
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
        return (url, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }
}

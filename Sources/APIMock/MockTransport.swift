public import APIRuntime
import APIServer
import CodegenDiagnostics
import CodegenMock
public import Foundation
import HTTPTypes

/// Responds to a client's requests from a description, without a socket: with its examples, and with values made for its schemas.
///
///     let transport = try MockTransport(description: url)
///     let client = PetStoreClient(transport: transport)
///     let pets = try await client.pets.list()
///
/// Requests are held against the description; one that doesn't keep to it gets the error that the API would respond with.
public struct MockTransport: Transport {
    private let service: MockService
    private let preferences: [String]

    /// How a mock responds.
    public struct Options: Sendable {
        /// Values that aren't in the description depend on it.
        public var seed: UInt64

        /// Whether collections remember the items that are sent to them: POST, PUT, PATCH and DELETE change what GET returns.
        public var isStateful: Bool

        /// Whether requests are held against the description.
        public var validates: Bool

        /// How long each response takes.
        public var delay: Duration

        public init(seed: UInt64 = 0, isStateful: Bool = false, validates: Bool = true, delay: Duration = .zero) {
            self.seed = seed
            self.isStateful = isStateful
            self.validates = validates
            self.delay = delay
        }
    }

    /// Reads a description: OpenAPI 3 or Swagger 2.0, YAML or JSON, with the files that it refers to.
    ///
    /// Throws `MockError` with the mistakes and their places when the description can't be used.
    ///
    /// - Parameters:
    ///   - description: A file.
    ///   - overlays: Files that are applied to it, in their order.
    public init(description: URL, overlays: [URL] = [], options: Options = Options()) throws(MockError) {
        var own = MockOptions()
        own.seed = options.seed
        own.isStateful = options.isStateful
        own.validates = options.validates
        own.delay = options.delay
        // Tests have no time for pauses.
        own.streamDelay = .zero
        let (path, changes) = (description.path, overlays.map(\.path))
        service = try LargeStack.run { [own] () throws(MockError) -> MockService in
            let reading = DescriptionReading(path, overlays: changes)
            guard let description = reading.description else { throw reading.error }
            return MockService(description, files: reading.files, options: own)
        }
        preferences = []
    }

    private init(service: MockService, preferences: [String]) {
        self.service = service
        self.preferences = preferences
    }

    /// The same mock, which responds with another documented status: `mock.responding(with: 404)`.
    public func responding(with status: Int) -> MockTransport {
        MockTransport(service: service, preferences: preferences + ["code=\(status)"])
    }

    /// The same mock, which responds with an example by its name.
    public func responding(withExample name: String) -> MockTransport {
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return MockTransport(service: service, preferences: preferences + ["example=\"\(quoted)\""])
    }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        var request = request
        if !preferences.isEmpty, let prefer = HTTPField.Name("Prefer") {
            request.head.headerFields[values: prefer] += preferences
        }
        return try await ServiceTransport(service).send(request)
    }
}

/// A description that a mock can't be made of.
public struct MockError: Error, CustomStringConvertible {
    /// The mistakes, with file, line and column.
    public let description: String
}

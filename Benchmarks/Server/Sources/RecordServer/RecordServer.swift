import APIServer
import Hummingbird
import RecordStore

/// `RecordServer generated|by-hand PORT`
@main struct RecordServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[2]) else {
            fatalError("RecordServer generated|by-hand PORT")
        }
        let router = Router()
        if arguments[1] == "generated" {
            router.register(RecordAPI(records: Records()))
        } else {
            ByHand.addRoutes(to: router)
        }
        var application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
        application.logger.logLevel = .error
        try await application.runService()
    }
}

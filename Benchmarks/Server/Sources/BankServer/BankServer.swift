import APIServer
import Bank
import Hummingbird

/// `BankServer generated|by-hand PORT`
@main struct BankServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[2]) else {
            fatalError("BankServer generated|by-hand PORT")
        }
        let router = Router()
        if arguments[1] == "generated" {
            router.register(BankAPI(accounts: Accounts()))
        } else {
            ByHand.addRoutes(to: router)
        }
        var application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
        application.logger.logLevel = .error
        try await application.runService()
    }
}

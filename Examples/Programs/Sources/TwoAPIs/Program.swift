import APIRuntime
import Checks
import Foundation

/// Two APIs in one module, each with a thread of its own beside Foundation's.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        let mail = MailClient(
            transport: InMemoryTransport().stub(MailGetThread.self) {
                .success(MailThread(id: $0.id, subject: "Hello"))
            })
        let forum = ForumClient(
            transport: InMemoryTransport().stub(ForumGetThread.self) {
                .success(ForumThread(id: $0.id, topic: "Swift"))
            })
        checks.expect("a thread of mail", try await mail.threads.get(id: "1").subject, "Hello")
        checks.expect("a thread of the forum", try await forum.threads.get(id: "1").topic, "Swift")
        checks.expect("a thread of the system", Thread().isCancelled, false)
        checks.finish()
    }
}

import APIRuntime
import Checks
import Foundation

/// A chat: an answer at once, and one that arrives word by word.
@main
struct Program {
    static func main() async throws {
        var checks = Checks()
        let transport = InMemoryTransport()
            .stub(CreateChatCompletion.self) { call in
                guard call.body.messages.count < 3 else {
                    return .failure(.tooManyRequests(Problem(message: "Slower.")))
                }
                return .success(ChatCompletion(id: "1", message: Message(role: .assistant, content: "Hello!")))
            }
            .stub(
                CreateChatCompletionStream.self,
                .response(
                    RawResponse(
                        status: 200, contentType: "text/event-stream",
                        body: """
                            data: {"delta":"Hel"}

                            data: {"delta":"lo!","finish_reason":"stop"}

                            data: [DONE]


                            """)))
        let chat = ChatClient(transport: transport)

        // Literals: the model and a message's content are unions with a string.
        var request = ChatRequest(model: "tiny", messages: [Message(role: .user, content: "Hi")], temperature: 0.5)
        let answer = try await chat.createChatCompletion(body: request)
        checks.expect("the answer", answer.message.content.string, "Hello!")

        request.model = .large
        request.temperature = nil
        request.messages = [
            Message(
                role: .user,
                content: .list([
                    .text(TextPart(text: "What is this?")), .imageURL(ImagePart(url: "https://x.example/1")),
                ]))
        ]
        var words: [String] = []
        var reason: ChatChunk.FinishReason?
        for try await chunk in try await chat.createChatCompletionStream(body: request) {
            words.append(chunk.delta)
            reason = chunk.finishReason ?? reason
        }
        checks.expect("the words", words, ["Hel", "lo!"])
        checks.expect("why it ended", reason, .stop)
        let sent = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        checks.expect(
            "the first request", sent.first,
            #"{"model":"tiny","messages":[{"role":"user","content":"Hi"}],"temperature":0.5}"#)
        checks.expect(
            "the request of a stream", sent.last,
            #"{"model":"large","messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},"#
                + #"{"type":"image_url","url":"https://x.example/1"}]}],"stream":true,"temperature":null}"#)

        await tooMany(chat, &checks)
        checks.finish()
    }

    /// One `catch` for the errors of all calls.
    private static func tooMany(_ chat: ChatClient, _ checks: inout Checks) async {
        let messages = Array(repeating: Message(role: .user, content: "Hi"), count: 3)
        do {
            _ = try await chat.createChatCompletion(body: ChatRequest(model: .small, messages: messages))
        } catch let error as any APICallError {
            checks.expect("the status of an error", error.status, 429)
        } catch {
            checks.expect("any other error", "\(error)", "none")
        }
    }
}

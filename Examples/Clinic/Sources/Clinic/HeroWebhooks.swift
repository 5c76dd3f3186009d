import HeroHealth
import HeroHealthWebhooks
import Hummingbird

/// A route that receives Hero Health's webhooks: a delivery that is genuine becomes a typed event.
struct HeroWebhooks: Sendable {
    let verifier: WebhookVerifier

    func add(to router: Router<BasicRequestContext>) {
        router.post("webhooks/hero") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            do throws(WebhookError) {
                receive(try verifier.event(body: Array(body.readableBytesView), headers: request.headers))
                return HTTPResponse.Status.noContent
            } catch .unknownEvent {
                // Genuine, and newer than this program.
                return .noContent
            } catch .unreadableBody {
                return .badRequest
            } catch {
                print("refused a webhook: \(error)")
                return .unauthorized
            }
        }
    }

    private func receive(_ event: HeroHealthWebhook) {
        switch event {
        case .appointmentConfirmed(let delivery):
            print("confirmed: appointment", delivery.additionalProperties["id"]?.string ?? "–")
        default:
            print("received:", event.name.rawValue)
        }
    }
}

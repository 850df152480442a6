using Identity.Storage.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>Publishes policy documents; each holds from the very next request.</summary>
public sealed class ServerPolicy(RunningServer server)
{
    /// <summary>Publishes one.</summary>
    public Task PublishAsync(string document) =>
        server.UseAsync(async services =>
        {
            var store = services.GetRequiredService<PolicyStore>();
            var current = await store.FindCurrentAsync(CancellationToken.None);
            if (!await store.TryPublishAsync(document, current?.Version ?? 0, "test", server.Clock.GetUtcNow(), CancellationToken.None))
            {
                throw new InvalidOperationException("Another policy was published meanwhile.");
            }
        });
}

using System.Diagnostics;
using Identity.Storage.Auditing;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Audit;

/// <summary>Events are sealed while the server runs, and not by the request that makes them.</summary>
[Category("attack-16")]
public sealed class AuditSealerTests : ServerFixture
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(50);

    protected override RunningServerOptions Options => new() { Tidies = true };

    [Test]
    public async Task What_happened_is_sealed_by_a_later_round()
    {
        var sanne = await NewcomerAsync("guests");
        await sanne.OpenAsync();
        await sanne.FinishAsync();
        Assert.That(await Server.Rows.CountAsync("audit_seals"), Is.Zero);
        var happened = await Server.Rows.CountAsync("audit_events");

        Server.Clock.Advance(AuditSealing.Margin);
        await UntilSealedAsync(happened);

        var verdict = await Server.UseAsync(services => services.GetRequiredService<AuditVerification>().VerifyAsync(noted: null, CancellationToken.None));
        Assert.That(verdict.Findings, Is.Empty);
        Assert.That(verdict.Head!.Number, Is.EqualTo(happened));
    }

    private async Task UntilSealedAsync(int count)
    {
        var started = Stopwatch.GetTimestamp();
        using var reads = new PeriodicTimer(BetweenReads);
        while (Stopwatch.GetElapsedTime(started) < Longest && await reads.WaitForNextTickAsync())
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(1));
            if (await Server.Rows.CountAsync("audit_seals") >= count)
            {
                return;
            }
        }

        Assert.Fail("Nothing was sealed.");
    }
}

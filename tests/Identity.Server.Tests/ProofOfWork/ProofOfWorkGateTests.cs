using Identity.Server.ProofOfWork;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.ProofOfWork;

/// <summary>Repeated tries cost work, or time: once each.</summary>
public sealed class ProofOfWorkGateTests : ServerFixture
{
    private DateTimeOffset Now => Server.Clock.GetUtcNow();

    [Test]
    [Category("rule-6")]
    public async Task Work_that_was_done_is_accepted_at_once_and_once()
    {
        var challenge = await IssueAsync("reset");
        var answer = BrowserWork.Solve(challenge.Text);

        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.Accepted>());
        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.Refused>());
        Server.Clock.Advance(ProofOfWorkGate.Wait);
        Assert.That(await RedeemAsync("reset", challenge.Text, ""), Is.TypeOf<WorkAnswer.Refused>(), "spent is spent, for those who wait too");
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_twenty_at_once_one_is_accepted()
    {
        var challenge = await IssueAsync("reset");
        var answer = BrowserWork.Solve(challenge.Text);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RedeemAsync("reset", challenge.Text, answer)));

        Assert.That(answers.OfType<WorkAnswer.Accepted>().Count(), Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("-1")]
    [TestCase("0x1")]
    [TestCase("9999999999999999")]
    public async Task Without_the_work_the_time_is_waited(string? answer)
    {
        var challenge = await IssueAsync("reset");
        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.TooEarly>());

        Server.Clock.Advance(ProofOfWorkGate.Wait - TimeSpan.FromMilliseconds(1));
        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.TooEarly>());

        Server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.Accepted>());
    }

    [Test]
    public async Task A_challenge_is_good_for_its_purpose_in_its_time_and_as_it_was_given()
    {
        var challenge = await IssueAsync("reset");
        var answer = BrowserWork.Solve(challenge.Text);
        var (id, time, signature) = challenge.Text.Split('.') is [var first, var second, var third] ? (first, second, third) : throw new InvalidOperationException();

        Assert.That(await RedeemAsync("other", challenge.Text, answer), Is.TypeOf<WorkAnswer.Refused>());
        foreach (var forged in new[] { null, "", "..", "a.b.c", $"{id}.0.{signature}", $"{id}.{time}", $"{id}x.{time}.{signature}", $"{challenge.Text}.x", $"{challenge.Text} " })
        {
            Assert.That(await RedeemAsync("reset", forged, answer), Is.TypeOf<WorkAnswer.Refused>(), forged);
        }

        Server.Clock.Advance(ProofOfWorkGate.Lifetime);
        Assert.That(await RedeemAsync("reset", challenge.Text, answer), Is.TypeOf<WorkAnswer.Refused>());
    }

    [Test]
    [Category("rule-8")]
    public async Task Giving_one_out_changes_no_row()
    {
        var before = await Server.Rows.DumpAsync();

        await IssueAsync("reset");

        Assert.That(await Server.Rows.DumpAsync(), Is.EqualTo(before));
    }

    private Task<WorkChallenge> IssueAsync(string purpose) =>
        Server.UseAsync(services => Task.FromResult(services.GetRequiredService<ProofOfWorkGate>().Issue(purpose, Now)));

    private Task<WorkAnswer> RedeemAsync(string purpose, string? challenge, string? answer) =>
        Server.UseAsync(services => services.GetRequiredService<ProofOfWorkGate>().TryRedeemAsync(purpose, challenge, answer, Now, CancellationToken.None));
}

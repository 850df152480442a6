
namespace Identity.Server.Tests.HardwareTokens;

/// <summary>Nobody can set the clock of a token: it is learned when the token is activated, and followed.</summary>
[Category("fault-23")]
public sealed class TokenClocks : TokenFixture
{
    [TestCase(-60, 60)]
    [TestCase(60, 60)]
    [TestCase(-30, 30)]
    public async Task Clock_that_is_off_by_a_step_is_borne(int seconds, int stepSeconds)
    {
        var token = await Server.Tokens.AddAsync(stepSeconds: stepSeconds);
        var visit = await AskedAsync(token with { Drift = TimeSpan.FromSeconds(seconds) });

        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
    }

    [TestCase(-10)]
    [TestCase(2)]
    [TestCase(9)]
    public async Task Clock_that_is_further_off_is_believed_once_it_has_shown_two_codes_in_a_row(int steps)
    {
        var visit = await AskedAsync(await Server.Tokens.AddAsync() with { Drift = TimeSpan.FromMinutes(steps) });
        var first = visit.Token!.Code(Server);

        await TypeAsync(visit, visit.Token.Serial, first);
        Assert.That(visit.Page.Text("#next-error"), Does.Contain("a little off"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
        await TypeAsync(visit, visit.Token.Serial, first, ("Input.Next", first));
        Assert.That(visit.Step, Is.EqualTo(EnrollPage), "the same code twice is no two codes in a row");
        await TypeAsync(visit, visit.Token.Serial, first, ("Input.Next", visit.Token.NextCode(Server)));
        Assert.That(visit.Step, Is.EqualTo("/enroll/done"));

        await visit.FinishAsync();
        Assert.That((await (await ChallengedAsync(visit)).FinishAsync()).IsSuccess, Is.True, "from then on its clock is known");
    }

    [TestCase(20)]
    [TestCase(-40)]
    public async Task Clock_that_is_too_far_off_is_explained_and_not_believed(int minutes)
    {
        var visit = await AskedAsync(await Server.Tokens.AddAsync() with { Drift = TimeSpan.FromMinutes(minutes) });
        var first = visit.Token!.Code(Server);

        await TypeAsync(visit, visit.Token.Serial, first);
        Assert.That(visit.Page.Error, Does.Contain("clock of your token").And.Contain($"{Math.Abs(minutes)} minutes"));
        await TypeAsync(visit, visit.Token.Serial, first, ("Input.Next", visit.Token.NextCode(Server)));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    public async Task Clock_that_goes_wrong_is_followed_from_one_code_to_the_next()
    {
        var visit = await EquippedAsync();
        for (var step = 1; step <= 4; step++)
        {
            visit.Token = visit.Token! with { Drift = TimeSpan.FromMinutes(step) };
            Assert.That((await (await ChallengedAsync(visit)).FinishAsync()).IsSuccess, Is.True, $"{step} minutes off");
        }

        visit.Token = visit.Token! with { Drift = TimeSpan.FromMinutes(7) };
        Assert.That((await (await ChallengedAsync(visit)).ForwardAsync()).Page.Error, Does.Contain("3 minutes off"));
    }
}

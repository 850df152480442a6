using Identity.Testing;

namespace Identity.Server.Tests.Devices;

/// <summary>Nobody guesses the code of a device, and nobody is locked out by those who try (RFC 8628 5.1).</summary>
[Category("protocol-46")]
public sealed class DeviceCodeGuesses : DeviceFixture
{
    private const string Wrong = "No device is waiting with this code";
    private const string Locked = "Too many codes were wrong";

    private string Unknown => $"BCDFGHJ{"KLMNPQRSTVWXZ"[guesses++ % 13]}";

    private int guesses;

    [SetUp]
    public void LetTheDayPass() => Server.Clock.Advance(TimeSpan.FromDays(2));

    [TestCase("{0}")]
    [TestCase(" {0} ")]
    [TestCase("{1}")]
    [TestCase("{2}")]
    public async Task A_code_is_taken_however_it_is_typed(string form)
    {
        var code = (string)(await AskAsync())["user_code"]!;
        var lower = code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        using var browser = Server.Browser();

        var page = await TypeAsync(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, code, lower, string.Join(' ', lower.Chunk(2).Select(two => new string(two)))));

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(page.Text("main"), Does.Contain("Television"));
    }

    [Test]
    public async Task What_no_device_shows_is_said_in_one_sentence_whether_it_ever_was_a_code_or_not()
    {
        var over = (string)(await AskAsync())["user_code"]!;
        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        using var browser = Server.Browser();

        var answers = new[] { await TypeAsync(browser, over), await TypeAsync(browser, Unknown), await TypeAsync(browser, "hello") };

        Assert.That(answers.Select(answer => answer.Error).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers[0].Error, Does.Contain(Wrong));
        Assert.That(answers[0].Value("Input.Code"), Is.EqualTo(over), "what was typed stays");
        Assert.That((await TypeAsync(browser, " ")).Error, Does.Contain("Type the code"));
    }

    [Test]
    [Category("attack-10")]
    public async Task After_ten_wrong_ones_no_code_is_looked_at_and_the_lock_grows()
    {
        var code = (string)(await AskAsync())["user_code"]!;
        await GuessAsync(10);

        Assert.That(await AnswerAsync(code), Does.Contain(Locked), "the right one neither");
        Server.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await AnswerAsync(Unknown), Does.Contain(Wrong), "one more");
        Server.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await AnswerAsync(code), Does.Contain(Locked), "two minutes by now");
        Server.Clock.Advance(TimeSpan.FromSeconds(61));
        using var browser = Server.Browser();
        Assert.That((await TypeAsync(browser, code)).Step, Is.EqualTo("/sign-in"));
    }

    [Test]
    [Category("attack-10")]
    public async Task A_device_of_ones_own_buys_no_guesses_and_costs_nobody_a_longer_lock()
    {
        var own = (string)(await AskAsync())["user_code"]!;
        await GuessAsync(9);
        for (var time = 0; time < 5; time++)
        {
            using var browser = Server.Browser();
            Assert.That((await TypeAsync(browser, own)).Step, Is.EqualTo("/sign-in"));
        }

        Assert.That(await AnswerAsync(Unknown), Does.Contain(Wrong));
        Assert.That(await AnswerAsync(own), Does.Contain(Locked));
        Server.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That(await AnswerAsync(own), Does.Not.Contain(Locked), "the first lock is a minute");
    }

    [Test]
    [Category("attack-10")]
    public async Task Strangers_at_the_same_address_lock_nobody_out_who_is_signed_in()
    {
        var device = await AskAsync();
        var lars = await RegisteredAsync();
        await (await lars.OpenAsync()).FinishAsync();
        await GuessAsync(10);

        await TypeAsync(lars, device);

        Assert.That(lars.Step, Is.EqualTo("/sign-in/consent"));
    }

    [Test]
    [Category("attack-10")]
    public async Task A_person_has_guesses_of_their_own_wherever_they_are_and_locks_nobody_else_out()
    {
        var code = (string)(await AskAsync())["user_code"]!;
        var lars = await RegisteredAsync();
        await (await lars.OpenAsync()).FinishAsync();
        var elsewhere = Elsewhere(lars);
        await (await elsewhere.OpenAsync()).FinishAsync();
        for (var guess = 0; guess < 10; guess++)
        {
            await TypeAsync(lars.Browser, Unknown);
        }

        Assert.That((await TypeAsync(elsewhere.Browser, code)).Error, Does.Contain(Locked));
        Assert.That(await AnswerAsync(code), Does.Not.Contain(Locked));
    }

    private async Task GuessAsync(int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            Assert.That(await AnswerAsync(Unknown), Does.Contain(Wrong));
        }
    }

    private async Task<string> AnswerAsync(string code)
    {
        using var browser = Server.Browser();
        return (await TypeAsync(browser, code)).Error;
    }

    private static async Task<BrowserPage> TypeAsync(FormBrowser browser, string code) =>
        await (await browser.GetAsync("/device")).SubmitAsync(("Input.Code", code));
}

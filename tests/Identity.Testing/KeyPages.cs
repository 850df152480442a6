namespace Identity.Testing;

/// <summary>What the script of pages with keys does.</summary>
public static class KeyPages
{
    /// <summary>The field that the answer is sent in.</summary>
    public const string Field = "Key.Credential";

    /// <summary>Asks for the options of the page's ceremony; the body of the answer.</summary>
    public static async Task<string> KeyOptionsAsync(this BrowserPage page)
    {
        var form = page.Document.QuerySelector("#key") ?? throw new InvalidOperationException($"{page.Address} asks for no key.");
        const string Token = "__RequestVerificationToken";
        var address = new Uri(page.Address, form.GetAttribute("data-options")).ToString();
        return (await page.Browser.PostAsync(address, [new(Token, page.Value(Token))])).Body;
    }

    /// <summary>Makes a key on a page of the wizard.</summary>
    public static async Task<BrowserPage> CreateKeyAsync(this BrowserPage page, ForgedKey key, Func<KeyForgery, KeyForgery>? change = null) =>
        await page.SubmitAsync((Field, key.Create(await page.KeyOptionsAsync(), change)));

    /// <summary>Answers with a key on the page of a second step or a reset.</summary>
    public static async Task<BrowserPage> AnswerKeyAsync(this BrowserPage page, ForgedKey key, Func<KeyForgery, KeyForgery>? change = null) =>
        await page.SubmitAsync((Field, key.Answer(await page.KeyOptionsAsync(), change)));

    /// <summary>Signs in with a passkey on the first page.</summary>
    public static async Task<BrowserPage> SignInWithPasskeyAsync(this BrowserPage page, ForgedKey key, Func<KeyForgery, KeyForgery>? change = null) =>
        await page.SubmitAsync("Passkey", (Field, key.Answer(await page.KeyOptionsAsync(), change)));
}

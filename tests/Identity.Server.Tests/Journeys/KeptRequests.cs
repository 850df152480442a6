using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>What an app sends with a request is kept through the sign-in, and comes back as it was or is refused.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class KeptRequests(StorageProvider provider) : ServerFixture
{
    private const string Odd = "\"'<>&+%=;,\\^`{|}~/? ";

    protected override RunningServerOptions Options => new() { Provider = provider };

    [TestCase(2048, 512)]
    [TestCase(1000, 384)]
    [Category("protocol-2")]
    [Category("protocol-12")]
    public async Task State_and_nonce_come_back_unchanged_however_long_the_way(int stateLength, int nonceLength)
    {
        var (state, nonce) = (Text(stateLength), Text(nonceLength));
        var visit = await (await NewcomerAsync("staff")).OpenAsync(("state", state), ("nonce", nonce), ("prompt", "consent"));

        await visit.ReachAsync("app");

        Assert.That(RelyingParty.Answer(visit.Page, "state"), Is.EqualTo(state));
        var tokens = await App.RedeemAsync(visit.Attempt with { State = state, Nonce = nonce }, visit.Page);
        Assert.That(tokens.IdToken.GetPayloadValue<string>("nonce"), Is.EqualTo(nonce));
    }

    [TestCase("state", 2049)]
    [TestCase("nonce", 513)]
    [Category("protocol-2")]
    public async Task What_is_longer_is_refused_and_not_kept(string name, int length)
    {
        var before = await Server.Rows.CountAsync("sign_in_transactions");

        var page = await Server.Browser().GetAsync(App.Request((name, Text(length))).Address.ToString());

        Assert.That(RelyingParty.Answer(page, "error"), Is.EqualTo("invalid_request"));
        Assert.That(await Server.Rows.CountAsync("sign_in_transactions"), Is.EqualTo(before));
    }

    private static string Text(int length) => (Odd + new string('x', length))[..length];
}

using Identity.OpenId.Stores;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 7: every sign-in that is open is reached by its browser.</summary>
internal static class WayBackRule
{
    /// <summary>Compares the cookies of every browser with what is stored.</summary>
    public static void Check(Change change, IEnumerable<ModelBrowser> browsers)
    {
        foreach (var (browser, journey) in browsers.SelectMany(browser => browser.Journeys.Select(journey => (browser, journey))))
        {
            var row = change.After.Transactions.GetValueOrDefault(journey.Key);
            Holds.That(row is not null, "rule 7: a sign-in is gone");
            var secret = browser.Cookie($"signin-{journey.Handle[..8]}");
            Holds.That(secret is not null && Handle.Hash(secret) == row!.Secret, "rule 7: a browser has lost its sign-in");
        }
    }
}

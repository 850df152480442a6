using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>Whether a person has to be asked before an app gets what it asks for (protocol line 16).</summary>
internal static class ConsentRules
{
    /// <summary>Of an app's request.</summary>
    /// <param name="client">The app.</param>
    /// <param name="access">What it asks for.</param>
    /// <param name="prompts"><c>prompt</c>.</param>
    /// <param name="facts">What is remembered, and what was answered in this sign-in.</param>
    public static bool IsNeeded(Client client, AccessRequest access, IReadOnlyList<string> prompts, SignInFacts facts) =>
        facts.Transaction?.ConsentedAt is null
        && (prompts.Contains("consent")
            // Nothing tells whether it is the same program that comes again, so what was answered once is no answer now.
            || access.IsOfDevice
            || client.CanBePosedAs(access.RedirectUri)
            || (client.RequireConsent && access.Parts.Except(facts.Consented, StringComparer.Ordinal).Any()));
}

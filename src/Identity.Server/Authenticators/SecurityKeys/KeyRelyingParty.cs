using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>To whom security keys belong: the relying party, as an operator has set it and never as a request says (attack 14).</summary>
internal sealed class KeyRelyingParty
{
    private const string Section = "Identity:SecurityKeys";

    private KeyRelyingParty(string id, string? name, IReadOnlyList<string> origins) => (Id, Name, Origins) = (id, name, origins);

    /// <summary>The RP ID.</summary>
    public string Id { get; }

    /// <summary>The name that authenticators show; <see langword="null"/> for the organisation's.</summary>
    public string? Name { get; }

    /// <summary>The origins whose pages may ask for keys.</summary>
    public IReadOnlyList<string> Origins { get; }

    /// <summary>Whether browsers make keys for it: they do for names, and for no address.</summary>
    public bool IsPossible => Uri.CheckHostName(Id) is UriHostNameType.Dns;

    /// <summary>Reads it from the settings.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static KeyRelyingParty Of(ServerSettings settings)
    {
        var keys = settings.SecurityKeys;
        var issuer = Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var address) ? address : null;
        var origins = keys.Origins.Count > 0 ? keys.Origins : [issuer?.GetLeftPart(UriPartial.Authority) ?? ""];
        var party = new KeyRelyingParty(keys.RelyingPartyId ?? issuer?.IdnHost ?? "", keys.RelyingPartyName, origins);
        SettingException.ThrowIf(
            keys.RelyingPartyId is not null && !party.IsPossible,
            $"{Section}:RelyingPartyId",
            $"'{party.Id}' is not a domain, for example id.example.org.");
        foreach (var origin in keys.Origins)
        {
            SettingException.ThrowIf(
                !IsOrigin(origin),
                $"{Section}:Origins",
                $"'{origin}' is not an origin, for example https://id.example.org: https (http for localhost alone), without a path or a last slash.");
        }

        SettingException.ThrowIf(
            party.IsPossible && origins.Any(origin => !party.Covers(origin)),
            keys.RelyingPartyId is null ? $"{Section}:Origins" : $"{Section}:RelyingPartyId",
            $"'{party.Id}' is not the domain of each of {string.Join(", ", origins)}, nor one above it, so browsers would make no keys.");
        return party;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.GetLeftPart(UriPartial.Authority) == text
        && (origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && origin.IdnHost == "localhost"));

    private bool Covers(string origin) =>
        new Uri(origin).IdnHost is var host && (host == Id || host.EndsWith($".{Id}", StringComparison.Ordinal));
}

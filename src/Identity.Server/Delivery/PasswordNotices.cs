using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.People;
using Microsoft.Extensions.Options;

namespace Identity.Server.Delivery;

/// <summary>Tells people that their password has changed, at every address of theirs that is verified (rule 8).</summary>
internal sealed class PasswordNotices(
    MessageOutbox outbox,
    PersonStore people,
    AuditTrail audit,
    RequestLanguage language,
    OutboxSignal signal,
    TimeProvider clock,
    ServerSettings settings,
    IHostEnvironment environment,
    IOptions<BrandingOptions> branding)
{
    /// <summary>Writes the notices, in the caller's write; where none can be sent, the audit log says so.</summary>
    /// <param name="personId">Whose password.</param>
    /// <param name="epoch">The person's epoch since then: one notice each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ChangedAsync(Guid personId, long epoch, CancellationToken cancellationToken)
    {
        var profile = await people.FindProfileAsync(personId, cancellationToken);
        var addresses = profile is null ? [] : Addresses(profile);
        var problem = settings.Mail is null && !environment.IsDevelopment() ? "no-sender" : null;
        problem ??= addresses.Count == 0 ? "no-address" : null;
        if (problem is not null)
        {
            await audit.AddAsync(audit.Event(AuditKinds.NoticeNotSent, personId) with { Data = $"\"{problem}\"" }, cancellationToken);
            return;
        }

        foreach (var (index, address) in addresses.Index())
        {
            await outbox.AddAsync(
                Guid.CreateVersion7(clock.GetUtcNow()),
                MessageKinds.Mail,
                Changed(profile!, address),
                personId,
                $"password-changed:{personId}:{epoch}:{index}",
                MethodNotices.Lifetime,
                cancellationToken);
        }
    }

    /// <summary>Has what was committed sent at once.</summary>
    public void Committed() => signal.Raise();

    private static IReadOnlyList<string> Addresses(StoredProfile profile) => profile is { Email: { Length: > 0 } email, EmailConfirmed: true } ? [email] : [];

    private Mail Changed(StoredProfile profile, string address)
    {
        var culture = RequestLanguage.Find(LocaleOf(profile)) ?? language.Culture;
        return new Mail(
            address,
            Texts.In(culture, "Mail.PasswordChanged.Subject"),
            Texts.In(culture, "Mail.PasswordChanged.Body", profile.UserName, branding.Value.OrganisationName, Time(culture)),
            culture.TwoLetterISOLanguageName);
    }

    // With its distance from universal time: the mail may be read anywhere.
    private string Time(CultureInfo culture) =>
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clock.LocalTimeZone).ToString("d MMMM yyyy HH:mm (\"UTC\"zzz)", culture);

    private static string? LocaleOf(StoredProfile profile) =>
        profile.Profile is { } claims && JsonNode.Parse(claims)?["locale"] is JsonValue locale && locale.TryGetValue(out string? tag) ? tag : null;
}

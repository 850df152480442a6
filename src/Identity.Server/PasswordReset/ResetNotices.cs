using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.PasswordResets;
using Identity.Storage.People;
using Microsoft.Extensions.Options;

namespace Identity.Server.PasswordReset;

/// <summary>Tells people at every address of theirs that their password was reset (rule 8).</summary>
internal sealed class ResetNotices(
    MessageOutbox outbox,
    AuditTrail audit,
    RequestLanguage language,
    OutboxSignal signal,
    TimeProvider clock,
    ServerSettings settings,
    IHostEnvironment environment,
    IOptions<BrandingOptions> branding)
{
    /// <summary>Writes the notices, in the caller's write; where none can be sent, the audit log says so.</summary>
    public async Task ChangedAsync(StoredReset reset, StoredProfile profile, CancellationToken cancellationToken)
    {
        var addresses = Addresses(profile);
        var problem = addresses.Count == 0 ? "no-address" : null;
        if (settings.Mail is null && !environment.IsDevelopment())
        {
            problem = "no-sender";
        }

        if (problem is not null)
        {
            await audit.AddAsync(audit.Event(AuditKinds.NoticeNotSent, profile.Id) with { ActorId = null, Data = $"\"{problem}\"" }, cancellationToken);
            return;
        }

        foreach (var (number, address) in addresses.Index())
        {
            await outbox.AddAsync(
                Guid.CreateVersion7(clock.GetUtcNow()),
                MessageKinds.Mail,
                Notice(profile, address),
                profile.Id,
                string.Create(CultureInfo.InvariantCulture, $"password-reset:{reset.Key}:{number}"),
                MethodNotices.Lifetime,
                cancellationToken);
        }
    }

    /// <summary>Has what was committed sent at once.</summary>
    public void Committed() => signal.Raise();

    private static IReadOnlyList<string> Addresses(StoredProfile profile) => profile is { Email.Length: > 0, EmailConfirmed: true } ? [profile.Email] : [];

    private Mail Notice(StoredProfile profile, string address)
    {
        var culture = RequestLanguage.Find(LocaleOf(profile)) ?? language.Culture;
        return new Mail(
            address,
            Texts.In(culture, "Mail.Reset.Subject"),
            Texts.In(culture, "Mail.Reset.Body", profile.UserName, branding.Value.OrganisationName, Time(culture)),
            culture.TwoLetterISOLanguageName);
    }

    // With its distance from universal time: the mail may be read anywhere.
    private string Time(CultureInfo culture) =>
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clock.LocalTimeZone).ToString("d MMMM yyyy HH:mm (\"UTC\"zzz)", culture);

    private static string? LocaleOf(StoredProfile profile) =>
        profile.Profile is { } claims && JsonNode.Parse(claims)?["locale"] is JsonValue locale && locale.TryGetValue(out string? tag) ? tag : null;
}

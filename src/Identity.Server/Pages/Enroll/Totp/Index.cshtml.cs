using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>Setting up an authenticator app, first page: get the app.</summary>
internal sealed class IndexModel(JourneyReader reader, TotpEnrollment enrollment, IOptions<BrandingOptions> branding) : GetAppPage(reader, enrollment)
{
    /// <summary>The app that the organisation recommends; <see langword="null"/> if any will do.</summary>
    public RecommendedApp? Recommended => branding.Value.AuthenticatorApp;
}

using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>"I want to use a different authenticator app": what kind of app to look for instead of the recommended one.</summary>
internal sealed class OtherModel(JourneyReader reader, TotpEnrollment enrollment) : GetAppPage(reader, enrollment);

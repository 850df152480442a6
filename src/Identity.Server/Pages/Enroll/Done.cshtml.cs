using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;

namespace Identity.Server.Pages.Enroll;

/// <summary>The wizard's last page: what is registered now, and what happens at the next sign-in.</summary>
internal sealed class DoneModel(JourneyReader reader) : JourneyPage(reader)
{
    public WizardProgress Progress => WizardProgress.Of(Journey, left: 0);

    /// <summary>Everything that is registered, the default first.</summary>
    public IReadOnlyList<MethodChoice> Methods =>
        [.. Journey.Person!.Facts.Methods.OrderByDescending(method => method.IsDefault).Select(MethodChoice.Of)];

    /// <summary>Where the sign-in goes on.</summary>
    public string NextUrl => JourneyPaths.Next(Handle);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Proceed or GateDecision.Consent;
}

using Identity.Domain.SignIn;
using Identity.Server.Gate;

namespace Identity.Server.Pages.SignIn;

/// <summary>A sign-in that is complete is opened again: the way back to the app, never a second code (rule 7).</summary>
internal sealed class AlreadyDoneModel(JourneyReader reader) : JourneyPage(reader)
{
    protected override bool ServesCompleted => true;

    protected override bool Serves(GateDecision decision) => false;
}

using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Hosting;

namespace Identity.Server.Pages.SignIn;

/// <summary>A plain page for a sign-in that goes no further: why, and a code to ask for help with (fault 17).</summary>
internal sealed partial class StoppedModel(JourneyReader reader, SupportCode code, ILogger<StoppedModel> logger) : JourneyPage(reader)
{
    /// <summary>Why.</summary>
    public RefusalReason Reason => ((GateDecision.Refuse)Decision).Reason;

    /// <summary>Finds this event in the log.</summary>
    public string SupportCode => code.Value;

    /// <summary>Where a pass is typed that would be the way out; <see langword="null"/> if none would, or policy gives nobody one.</summary>
    public string? PassPath =>
        PassModel.IsHelped(Decision) && Journey.Facts.Policy.Document.AccessPass.IsOffered ? JourneyPaths.Pass(Handle) : null;

    public void OnGet() => LogStopped(logger, SupportCode, Reason, Journey.Person?.Facts.Id, Journey.Client.ClientId);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Refuse;

    [LoggerMessage(EventId = 2201, Level = LogLevel.Error, Message = "Sign-in {SupportCode} stopped: {Reason}, for {Person} and {Client}")]
    private static partial void LogStopped(ILogger logger, string supportCode, RefusalReason reason, Guid? person, string client);
}

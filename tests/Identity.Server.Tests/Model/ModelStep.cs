namespace Identity.Server.Tests.Model;

/// <summary>What one step may do, said before it is done from what was typed, not from what the server answers.</summary>
internal sealed class ModelStep
{
    /// <summary>What it is.</summary>
    public StepKind Kind { get; set; }

    /// <summary>In which browser it happens; <see langword="null"/> if in none.</summary>
    public ModelBrowser? Browser { get; set; }

    /// <summary>The sign-in that it is about.</summary>
    public ModelJourney? Journey { get; set; }

    /// <summary>What it may prove in sign-ins, because what was typed is right, and what the model writes down then.</summary>
    public Dictionary<Proven, Action> MayProve { get; } = [];

    /// <summary>The same in resets.</summary>
    public Dictionary<Proven, Action> MayProveReset { get; } = [];

    /// <summary>The methods that it may confirm anew, and what the model writes down then.</summary>
    public Dictionary<Guid, Action> MayConfirm { get; } = [];

    /// <summary>Whose password it may change, and into what.</summary>
    public Dictionary<Guid, string?> MayChangePassword { get; } = [];

    /// <summary>Whose epoch it may raise, beside those whose password it changes.</summary>
    public HashSet<Guid> MayRaise { get; } = [];

    /// <summary>The half-made mailbox that it may register.</summary>
    public HashSet<Guid> MayRegister { get; } = [];

    /// <summary>Whether it may register security questions.</summary>
    public bool MayRegisterQuestions { get; set; }

    /// <summary>The code that the app got.</summary>
    public string? Code { get; set; }

    /// <summary>Whether an app got new tokens for older ones.</summary>
    public bool Released { get; set; }

    /// <summary>The grant that it asked with.</summary>
    public Guid? ReleasedGrant { get; set; }

    /// <summary>What happened, for people.</summary>
    public string Story { get; set; } = "";

    /// <summary>Adds to what happened.</summary>
    public void Tell(string more) => Story = Story.Length == 0 ? more : $"{Story} > {more}";
}

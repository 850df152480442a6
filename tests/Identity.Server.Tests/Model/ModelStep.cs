using Identity.Domain.SignIn;

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

    /// <summary>Whether it may make recovery codes.</summary>
    public bool MayMakeCodes { get; set; }

    /// <summary>Whether it may make an app password.</summary>
    public bool MayMakeAppPassword { get; set; }

    /// <summary>The method after which it may have the browser remembered; <see langword="null"/> if it may not.</summary>
    public Guid? MayRemember { get; set; }

    /// <summary>Whether a remembered device stood in for a second step, as the model reckons it.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>The app passwords that it may end.</summary>
    public HashSet<Guid> MayEnd { get; } = [];

    /// <summary>What was tried at a door; <see langword="null"/> if nothing was.</summary>
    public ModelDoor? Door { get; set; }

    /// <summary>Why the door stays shut, as the model reckons it; <see langword="null"/> if it opens, or there was none.</summary>
    public string? Shut { get; set; }

    /// <summary>The level that the code stands for, as the model reckons it.</summary>
    public AssuranceLevel Level { get; set; }

    /// <summary>The level that an app was told; <see langword="null"/> if it was told none.</summary>
    public string? Acr { get; set; }

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

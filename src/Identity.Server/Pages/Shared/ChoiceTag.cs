namespace Identity.Server.Pages.Shared;

/// <summary>What is said of a method beside its name. Each has its text under <c>Tag</c>.</summary>
internal enum ChoiceTag
{
    /// <summary>The one that policy proposes.</summary>
    Recommended,

    /// <summary>Not good for signing in.</summary>
    ResetOnly,
}

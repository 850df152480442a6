namespace Identity.Server.Pages.Shared;

/// <summary>Why a name for a method was not accepted.</summary>
internal enum LabelProblem
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>More than 64 characters.</summary>
    TooLong,
}

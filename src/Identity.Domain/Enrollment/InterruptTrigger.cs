namespace Identity.Domain.Enrollment;

/// <summary>What can stop a person.</summary>
public enum InterruptTrigger
{
    /// <summary>A method required for two-step verification is missing.</summary>
    TwoStepMissing,

    /// <summary>A method required for password reset is missing.</summary>
    PasswordResetMissing,

    /// <summary>The app asks for a level that the person cannot reach with what is registered.</summary>
    LevelUnreachable,

    /// <summary>A method that would have counted was switched off.</summary>
    MethodSwitchedOff,

    /// <summary>An app password is required and missing.</summary>
    AppPasswordMissing,

    /// <summary>Nothing required is missing; a campaign proposes a method.</summary>
    Nudge,

    /// <summary>The person wants to add it.</summary>
    OwnWish,
}

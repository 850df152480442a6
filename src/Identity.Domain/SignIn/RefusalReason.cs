namespace Identity.Domain.SignIn;

/// <summary>Why the gate refuses.</summary>
public enum RefusalReason
{
    /// <summary>The account is switched off.</summary>
    Disabled,

    /// <summary>The app asks for a level that no method switched on for this person reaches.</summary>
    LevelUnreachable,

    /// <summary>Policy requires what this person cannot register: the administrator's mistake.</summary>
    PolicyUnsatisfiable,

    /// <summary>The first-registration rule lets nothing that this person has register a first method.</summary>
    RegistrationNotAllowed,

    /// <summary>The only second step that the person has is over the channel that proved a password reset: somebody else has to help (attack 3).</summary>
    ChannelProvedReset,

    /// <summary>All that the person has for a second step is recovery codes, and they are used up: somebody else has to help.</summary>
    SecondStepsSpent,

    /// <summary>A proof by what the person has is needed, and policy leaves no way to reach it: somebody else has to help (fault 17).</summary>
    SecondStepUnreachable,
}

namespace Identity.Domain.AppPasswords;

/// <summary>Why a door stays shut. All but the first is for those alone whose app password was right.</summary>
public enum DoorRefusal
{
    /// <summary>Nobody has that name, or that is none of the person's app passwords, or it was revoked or has expired.</summary>
    NotRight,

    /// <summary>The account is switched off.</summary>
    Disabled,

    /// <summary>The organisation has switched app passwords off for this person.</summary>
    SwitchedOff,

    /// <summary>The app password is for other doors.</summary>
    OtherDoor,

    /// <summary>The app password is for other networks, or nobody who can be believed says where the program is.</summary>
    OtherNetwork,

    /// <summary>Somebody has said "This was not me" of a change of the account (attack 8).</summary>
    Frozen,

    /// <summary>The account's own password has to be changed first.</summary>
    PasswordChangeDue,

    /// <summary>The person has to register something first.</summary>
    RegistrationDue,

    /// <summary>What is asked for takes more than one factor.</summary>
    LevelUnreachable,
}

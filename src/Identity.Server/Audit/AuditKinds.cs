namespace Identity.Server.Audit;

/// <summary>The names of audit events: what happened, as a noun and a past participle.</summary>
internal static class AuditKinds
{
    /// <summary>A password was right.</summary>
    public const string PasswordProven = "password.proven";

    /// <summary>A password was wrong, or the name unknown.</summary>
    public const string PasswordRefused = "password.refused";

    /// <summary>A password's hash was rewritten with today's algorithm.</summary>
    public const string PasswordHashUpgraded = "password.hash_upgraded";

    /// <summary>A person has a new password; the event says how it came about.</summary>
    public const string PasswordChanged = "password.changed";

    /// <summary>An operator has a person choose a new password.</summary>
    public const string PasswordChangeRequired = "password.change_required";

    /// <summary>An operator had a person's wrong tries forgotten.</summary>
    public const string AccountUnlocked = "account.unlocked";

    /// <summary>A second step succeeded.</summary>
    public const string SecondStepProven = "second_step.proven";

    /// <summary>A second step failed.</summary>
    public const string SecondStepRefused = "second_step.refused";

    /// <summary>A person does not want to be asked for a second step again in a browser, for a while; the event says after which method.</summary>
    public const string DeviceRemembered = "device.remembered";

    /// <summary>The password was typed in a browser that is remembered; whether that was enough was for the gate to say.</summary>
    public const string DeviceRecognised = "device.recognised";

    /// <summary>A person had a remembered device forgotten.</summary>
    public const string DeviceForgotten = "device.forgotten";

    /// <summary>All remembered devices of a person were forgotten.</summary>
    public const string DevicesForgotten = "devices.forgotten";

    /// <summary>A recovery code was used; the event says how many are left.</summary>
    public const string RecoveryCodeUsed = "recovery_code.used";

    /// <summary>A passkey signed somebody in without a password.</summary>
    public const string PasskeyProven = "passkey.proven";

    /// <summary>The answer of a security key or passkey was refused; the event names the check (<c>KeyFault</c>).</summary>
    public const string KeyRefused = "key.refused";

    /// <summary>A text, a call or a mail with a code was asked for and is on its way.</summary>
    public const string CodeSent = "code.sent";

    /// <summary>A text, a call or a mail was asked for and a cap, which the event names, was full.</summary>
    public const string SendingCapped = "sending.capped";

    /// <summary>A person answered a call and said that they did not ask for it.</summary>
    public const string CallReported = "call.reported";

    /// <summary>The account's own mail address was confirmed before a first method was registered.</summary>
    public const string MailboxConfirmed = "mailbox.confirmed";

    /// <summary>A person chose "Skip for now".</summary>
    public const string EnrollmentSkipped = "enrollment.skipped";

    /// <summary>A method was registered.</summary>
    public const string MethodRegistered = "method.registered";

    /// <summary>Somebody who reads the person's mail said of a change that it was not the person's; it was undone and further ones are frozen.</summary>
    public const string ChangeDisowned = "change.disowned";

    /// <summary>A session was made or raised.</summary>
    public const string SessionRaised = "session.raised";

    /// <summary>A session was ended.</summary>
    public const string SessionEnded = "session.ended";

    /// <summary>All sessions of a person were ended.</summary>
    public const string SessionsEnded = "sessions.ended";

    /// <summary>A person let an app have what it asks for.</summary>
    public const string ConsentGiven = "consent.given";

    /// <summary>A person did not.</summary>
    public const string ConsentDenied = "consent.denied";

    /// <summary>A person, or an operator, took from an app what it had.</summary>
    public const string AccessWithdrawn = "access.withdrawn";

    /// <summary>A sign-in was stopped for good: policy or account does not allow it.</summary>
    public const string SignInRefused = "sign_in.refused";

    /// <summary>A person was added.</summary>
    public const string PersonAdded = "person.added";

    /// <summary>A person was changed by an import.</summary>
    public const string PersonChanged = "person.changed";

    /// <summary>Everybody was written to a file.</summary>
    public const string PeopleExported = "people.exported";

    /// <summary>A client was registered.</summary>
    public const string ClientAdded = "client.added";

    /// <summary>A policy was put in force.</summary>
    public const string PolicyPublished = "policy.published";

    /// <summary>A notice was not sent: there is no mail server, or no address that was verified before.</summary>
    public const string NoticeNotSent = "notice.not_sent";

    /// <summary>A message could not be handed over and was given up.</summary>
    public const string MessageFailed = "message.failed";

    /// <summary>A message may have been handed over; it is not repeated.</summary>
    public const string MessageInDoubt = "message.in_doubt";

    /// <summary>A message was not sent in its time.</summary>
    public const string MessageExpired = "message.expired";

    /// <summary>A method was removed.</summary>
    public const string MethodRemoved = "method.removed";

    /// <summary>A method was given another name.</summary>
    public const string MethodRenamed = "method.renamed";

    /// <summary>A method took the place of another, in one commit.</summary>
    public const string MethodReplaced = "method.replaced";

    /// <summary>Another method became the one that is asked first.</summary>
    public const string MethodDefaultChanged = "method.default_changed";

    /// <summary>A person confirmed that what is registered is right, and proved it anew.</summary>
    public const string ReviewConfirmed = "review.confirmed";

    /// <summary>A person put off confirming what is registered.</summary>
    public const string ReviewPostponed = "review.postponed";

    /// <summary>A person put off what a campaign proposes.</summary>
    public const string CampaignPostponed = "campaign.postponed";

    /// <summary>Audit events were written to a file.</summary>
    public const string AuditExported = "audit.exported";

    /// <summary>What was personal in a person's audit events was erased.</summary>
    public const string AuditErased = "audit.erased";

    /// <summary>Somebody began to reset a password; the event names the person, or the digest of a name that nobody has.</summary>
    public const string ResetBegun = "password_reset.begun";

    /// <summary>In a reset a code was asked for a number that is not the person's; nothing was sent.</summary>
    public const string ResetNothingSent = "password_reset.nothing_sent";

    /// <summary>A method was proven in a reset.</summary>
    public const string ResetProven = "password_reset.proven";

    /// <summary>An answer in a reset was not right.</summary>
    public const string ResetRefused = "password_reset.refused";

    /// <summary>An answer in a reset was not looked at: too many had failed.</summary>
    public const string ResetLocked = "password_reset.locked";

    /// <summary>A reset came to an end at which nothing can be reset; the person proved something before.</summary>
    public const string ResetStopped = "password_reset.stopped";

    /// <summary>A person made an app password.</summary>
    public const string AppPasswordAdded = "app_password.added";

    /// <summary>An app password was deleted, by its person or by an operator.</summary>
    public const string AppPasswordRemoved = "app_password.removed";

    /// <summary>A person's app passwords were revoked with the account's password.</summary>
    public const string AppPasswordsRevoked = "app_passwords.revoked";

    /// <summary>An app password let a program in, told once a day for each place.</summary>
    public const string AppPasswordUsed = "app_password.used";

    /// <summary>A door stayed shut; the event says why, or has the digest of a name that nobody has.</summary>
    public const string AppPasswordRefused = "app_password.refused";

    /// <summary>An operator made a temporary access pass.</summary>
    public const string PassMade = "access_pass.made";

    /// <summary>An operator made an access pass for an administrator on the host, in an emergency.</summary>
    public const string BreakGlass = "access_pass.break_glass";

    /// <summary>An operator took a temporary access pass away.</summary>
    public const string PassRemoved = "access_pass.removed";

    /// <summary>A temporary access pass was right.</summary>
    public const string PassProven = "access_pass.proven";

    /// <summary>A temporary access pass was not right, or the name nobody's, whose digest the event then has.</summary>
    public const string PassRefused = "access_pass.refused";

    /// <summary>Hardware tokens were taken in; the event says how many.</summary>
    public const string TokensImported = "token.imported";

    /// <summary>An operator gave a person a hardware token, which the person has yet to activate.</summary>
    public const string TokenAssigned = "token.assigned";

    /// <summary>An operator took a hardware token back into stock.</summary>
    public const string TokenReturned = "token.returned";

    /// <summary>An operator removed a hardware token with its secret.</summary>
    public const string TokenRemoved = "token.removed";

    /// <summary>A client's metadata was replaced.</summary>
    public const string ClientChanged = "client.changed";

    /// <summary>A client is registered no more, and all that it was granted has ended; the event has its name.</summary>
    public const string ClientRemoved = "client.removed";

    /// <summary>A client was given another secret; the event has its id.</summary>
    public const string ClientSecretAdded = "client.secret_added";

    /// <summary>A secret of a client is good no more; the event has its id.</summary>
    public const string ClientSecretRemoved = "client.secret_removed";

    /// <summary>A client was marked as legacy, or is no more.</summary>
    public const string ClientMarked = "client.marked";

    /// <summary>A password was reset.</summary>
    public const string ResetCompleted = "password_reset.completed";

    /// <summary>A resource was registered or changed; the event names it.</summary>
    public const string ResourceSet = "resource.set";

    /// <summary>A resource is registered no more; the event names it.</summary>
    public const string ResourceRemoved = "resource.removed";

    /// <summary>An operator had new signing keys made; the event says how.</summary>
    public const string KeysRotated = "keys.rotated";

    /// <summary>An operator says that the database came from a backup; the event says what was voided.</summary>
    public const string DatabaseRestored = "database.restored";
}

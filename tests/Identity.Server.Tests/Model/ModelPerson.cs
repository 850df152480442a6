using Identity.Testing;

namespace Identity.Server.Tests.Model;

/// <summary>Somebody in the model: what the person knows and has, whatever the server thinks.</summary>
internal sealed class ModelPerson(Guid id, string userName, string password)
{
    /// <summary>The person's key.</summary>
    public Guid Id => id;

    /// <summary>The name.</summary>
    public string UserName => userName;

    /// <summary>The password that is right; <see langword="null"/> if none is.</summary>
    public string? Password { get; set; } = password;

    /// <summary>The epoch, as the model counts it.</summary>
    public long Epoch { get; set; }

    /// <summary>The authenticator apps that are registered, by method.</summary>
    public Dictionary<Guid, AuthenticatorApp> Apps { get; } = [];

    /// <summary>The hardware tokens that are registered, by method; each shows codes as an app does.</summary>
    public Dictionary<Guid, AuthenticatorApp> Tokens { get; } = [];

    /// <summary>The last time step that was accepted, by method.</summary>
    public Dictionary<Guid, long> LastSteps { get; } = [];

    /// <summary>The recovery codes that were ever shown, the newest last.</summary>
    public List<ModelCode> Codes { get; } = [];

    /// <summary>The access passes that were ever read out, the newest last.</summary>
    public List<ModelPass> Passes { get; } = [];

    /// <summary>The app passwords that were ever shown, the newest last.</summary>
    public List<ModelAppPassword> AppPasswords { get; } = [];

    /// <summary>The security keys, by method.</summary>
    public Dictionary<Guid, ModelKey> Keys { get; } = [];

    /// <summary>What the keys have answered: a second time it is wrong.</summary>
    public List<string> KeyAnswers { get; } = [];

    /// <summary>The keys that were made and are not registered yet, by the key of the sign-in.</summary>
    public Dictionary<string, ModelHalfKey> HalfKeys { get; } = [];

    /// <summary>All that arrived on telephones and in mailboxes, the newest last.</summary>
    public List<ModelMessage> Inbox { get; } = [];

    /// <summary>The links "This was not me" that arrived.</summary>
    public List<string> Notices { get; } = [];
}

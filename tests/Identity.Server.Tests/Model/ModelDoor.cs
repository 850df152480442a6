using Identity.Domain.AppPasswords;

namespace Identity.Server.Tests.Model;

/// <summary>An old program at a door: who it says it is, what it sends, and what came of it.</summary>
/// <param name="Door">Which door.</param>
/// <param name="ClientId">The client that asks, or the door's name.</param>
/// <param name="Person">Whose name it says.</param>
/// <param name="Sent">The app password that it sends, whosever it is; <see langword="null"/> if it is none.</param>
/// <param name="IsOpened">Whether it was let in.</param>
/// <param name="IsLocked">Whether nobody looked, because too much was wrong before.</param>
internal sealed record ModelDoor(Doors Door, string ClientId, ModelPerson Person, ModelAppPassword? Sent, bool IsOpened, bool IsLocked);

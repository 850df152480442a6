using Identity.Domain.AppPasswords;

namespace Identity.Server.AppPasswords;

/// <summary>An app password while it can still be seen.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The person's name for it.</param>
/// <param name="Text">The password.</param>
internal sealed record ShownAppPassword(Guid Id, string Name, AppPasswordText Text);

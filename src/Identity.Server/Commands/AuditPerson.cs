using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands;

/// <summary>Whom a command about the audit log means.</summary>
internal static class AuditPerson
{
    /// <summary>Finds a person by user name; or takes an id, whose events outlive the account.</summary>
    /// <exception cref="CommandException">Nobody has that name.</exception>
    public static async Task<Guid> FindAsync(string user, IServiceProvider services)
    {
        var found = await services.GetRequiredService<UserManager<Person>>().FindByNameAsync(user);
        if (found is not null)
        {
            return found.Id;
        }

        return Guid.TryParse(user, out var id) ? id : throw new CommandException([$"Nobody has the user name {user}. Of an account that is gone, give the id."]);
    }
}

using Identity.Domain.AppPasswords;
using Identity.Server.AppPasswords;
using Identity.Server.Gate;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.SecurityInfo.AppPasswords;

/// <summary>Makes an app password: its name, and for those who want, where, from where and for how long it works.</summary>
internal sealed class AddModel(AccountReader reader, AccountSignIn signIn, AppPasswordChanges changes, NewAppPasswords made, Texts texts)
    : AppPasswordPage(reader, signIn)
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Whether more than the name was filled in, or is wrong.</summary>
    public bool IsMoreOpen =>
        Errors.Any(error => error.FieldId != "name") || Input.Days is not null || Input.Networks?.Length > 0 || Chosen != DoorNames.All;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The doors that are ticked.</summary>
    public Doors Chosen =>
        (Input.Web ? Doors.Web : Doors.None) | (Input.Mail ? Doors.Mail : Doors.None) | (Input.Grant ? Doors.Grant : Doors.None);

    public void OnGet(string? name) => Input = new InputModel { Name = name, Web = true, Mail = true, Grant = true };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Input.Name?.Trim() ?? "";
        var networks = AllowedNetworks.Read(Input.Networks);
        Errors = [.. Problems(name, networks)];
        if (Errors.Count > 0)
        {
            return Page();
        }

        var outcome = await changes.AddAsync(
            account => new AppPasswordOrder
            {
                PersonId = account.Person.Facts.Id,
                Epoch = account.Person.Facts.Epoch,
                Name = name,
                ShownIn = AppPasswordChanges.ShownIn(account),
                Doors = Chosen,
                Networks = networks!,
                Days = Input.Days is { } days && AppPasswordRules.Lifetimes.Contains(days) ? days : null,
                Now = account.Now,
            },
            $"{AddPage}?name={Uri.EscapeDataString(name)}",
            cancellationToken);
        return outcome switch
        {
            AppPasswordChangeOutcome.Done => To(ShowPage),
            AppPasswordChangeOutcome.NeedsProof(var task) => await BeginAsync(task, cancellationToken),
            AppPasswordChangeOutcome.Taken => await TakenAsync(name, cancellationToken),
            AppPasswordChangeOutcome.TooMany => Refuse(texts["AppPassword.TooMany", AppPasswordRules.Most]),
            _ => To(ListPage),
        };
    }

    // The same form once more, by a double click or Back: what it made is still to be seen.
    private async Task<IActionResult> TakenAsync(string name, CancellationToken cancellationToken) =>
        (await made.FindShownAsync(AppPasswordChanges.ShownIn(Account), Account.Person.Facts.Id, cancellationToken))?.Name == name
            ? To(ShowPage)
            : Refuse(texts["AppPassword.Taken"]);

    private PageResult Refuse(string problem)
    {
        Errors = [new("name", problem)];
        return Page();
    }

    private IEnumerable<FieldError> Problems(string name, AllowedNetworks? networks)
    {
        if (LabelProblems.Of(name) is { } problem)
        {
            yield return new("name", texts[$"AppPassword.{problem}"]);
        }

        if (Chosen is Doors.None)
        {
            yield return new("doors", texts["AppPassword.Doors.None"]);
        }

        if (networks is null)
        {
            yield return new("networks", texts["AppPassword.Networks.Bad"]);
        }
    }

    internal sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Name { get; init; }

        /// <summary>After how many days it stops working.</summary>
        public int? Days { get; init; }

        /// <summary>Whether web sites are ticked.</summary>
        public bool Web { get; init; }

        /// <summary>Whether mail programs are.</summary>
        public bool Mail { get; init; }

        /// <summary>Whether other apps are.</summary>
        public bool Grant { get; init; }

        /// <summary>As typed.</summary>
        public string? Networks { get; init; }
    }
}

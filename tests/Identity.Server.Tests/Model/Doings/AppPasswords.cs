using Identity.Domain.AppPasswords;
using Identity.Server.AppPasswords;
using InfoPages = Identity.Server.Pages.SecurityInfo.AppPasswords;
using WizardPages = Identity.Server.Pages.Enroll.AppPassword;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>App passwords: made in the wizard and on Security info, and deleted there.</summary>
internal static class AppPasswords
{
    private static readonly int?[] Lifetimes = [null, null, 30];
    private static readonly Doors[] Choices = [DoorNames.All, DoorNames.All, Doors.Web, Doors.Grant];

    /// <summary>Makes one in the last section of the wizard.</summary>
    public static async Task MakeInWizardAsync(Doing doing, ModelJourney journey, ModelPerson person)
    {
        doing.Step.MayMakeAppPassword = true;
        var name = $"Program {doing.Dice.Below(1000)}";
        var path = await SigningIn.PostAsync<WizardPages.IndexModel>(
            doing, journey, "app-password", page => page.Input = new WizardPages.IndexModel.InputModel { Name = name }, page => page.OnPostAsync(default));
        if (path?.EndsWith("/app-password/show", StringComparison.Ordinal) == true)
        {
            await doing.SeeAsync<WizardPages.ShowModel>($"/enroll/{journey.Handle}/app-password/show", page => page.Handle = journey.Handle, page =>
            {
                Keep(doing, person, page.Shown, DoorNames.All, days: null);
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Makes one on Security info.</summary>
    public static async Task MakeAsync(Doing doing)
    {
        doing.Step.MayMakeAppPassword = true;
        var (days, doors) = (doing.Dice.Pick(Lifetimes), doing.Dice.Pick(Choices));
        var input = new InfoPages.AddModel.InputModel
        {
            Name = $"Program {doing.Dice.Below(1000)}",
            Days = days,
            Web = doors.HasFlag(Doors.Web),
            Mail = doors.HasFlag(Doors.Mail),
            Grant = doors.HasFlag(Doors.Grant),
        };
        var path = await SecurityInfoPages.PostAsync<InfoPages.AddModel>(doing, "app-passwords/add", page => page.Input = input, page => page.OnPostAsync(default));
        if (path?.EndsWith("/app-passwords/show", StringComparison.Ordinal) == true)
        {
            await doing.SeeAsync<InfoPages.ShowModel>("/security-info/app-passwords/show", _ => { }, async page =>
            {
                await page.OnGetAsync(default);
                Keep(doing, doing.SignedIn!, page.Shown, doors, days);
            });
        }
    }

    /// <summary>Deletes one: mostly one of the person's own, else anybody's (fault 8).</summary>
    public static Task DeleteAsync(Doing doing)
    {
        var own = doing.SignedIn?.AppPasswords ?? [];
        var from = own.Count > 0 && doing.Dice.Chance(80) ? own : [.. doing.World.People.SelectMany(person => person.AppPasswords)];
        var id = from.Count == 0 ? Guid.Empty : doing.Dice.Pick(from).Id;
        if (own.Exists(password => password.Id == id))
        {
            doing.Step.MayEnd.Add(id);
        }

        return SecurityInfoPages.PostAsync<InfoPages.DeleteModel>(doing, $"app-passwords/{id}/delete", page => page.Id = id, page => page.OnPostAsync(default));
    }

    private static void Keep(Doing doing, ModelPerson person, ShownAppPassword? shown, Doors doors, int? days)
    {
        var made = shown ?? throw new RuleBrokenException("an app password was made and is not shown");
        if (!person.AppPasswords.Exists(known => known.Id == made.Id))
        {
            person.AppPasswords.Add(new ModelAppPassword(made.Id, made.Text.Letters, doors, days is { } number ? doing.Now.AddDays(number) : null) { Epoch = person.Epoch });
        }
    }
}

using System.Text.RegularExpressions;
using Identity.Testing;
using Microsoft.Playwright;

namespace Identity.Browser.Tests;

/// <summary>
/// Every page in each state that people meet (<see cref="PageWays"/>) is opened once in each language, and everything is asked of it then;
/// the tests say what was found, each for one line of the accessibility requirements.
/// </summary>
[TestFixture("en")]
[TestFixture("nl")]
public sealed partial class EveryPage(string language) : BrowserFixture
{
    private readonly Findings findings = new();
    private readonly List<PageFacts> facts = [];
    private readonly List<string> obstacles = [];
    private readonly List<string> complaints = [];

    [OneTimeSetUp]
    public async Task LookAtEveryPageAsync()
    {
        foreach (var ways in PageWays.All.GroupBy(way => way.Settings))
        {
            await using var server = await RunningServer.StartAsync(new RunningServerOptions { Settings = ways.Key });
            using var app = await server.Apps.AddAsync(change: client => client with
            {
                ClientUri = $"{server.Issuer}/help",
                RedirectUris = [$"{server.Issuer}/help"],
            });
            foreach (var way in ways)
            {
                await using var window = await OpenAsync(language);
                await FollowAsync(way, new Walk(server, app, window));
            }
        }
    }

    [Test]
    public void Every_state_is_reached() => Assert.That(obstacles, Is.Empty);

    [Test]
    public void Every_page_that_there_is_has_a_state()
    {
        var routes = Directory.EnumerateFiles(Repository.PathOf("src", "Identity.Server", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (Text: File.ReadAllText(file), Folder: Path.GetDirectoryName(file)!))
            .Where(page => page.Text.Contains('<', StringComparison.Ordinal))
            .Select(page => Route().Match(page.Text)).Where(route => route.Success)
            .Select(route => Parameter().Replace(route.Groups["route"].Value, ""));

        Assert.That(routes.Except(facts.Select(page => page.Step)), Is.Empty, "add them to PageWays");
    }

    [Test]
    public void The_console_stays_silent() => Assert.That(complaints, Is.Empty);

    [Test]
    public void Axe_finds_nothing() => AssertNothing(PageExamination.Axe);

    [Test]
    [Category("W01")]
    public void W01_A_QR_code_says_what_it_is_for_and_what_else_does_the_same() => AssertNothing("W01");

    [Test]
    [Category("W02")]
    public void W02_Every_field_has_its_label_every_group_its_legend_and_the_steps_their_order() => AssertNothing("W02");

    [Test]
    [Category("W03")]
    public void W03_Tab_goes_the_way_that_people_read_at_1280_768_and_360_pixels() => AssertNothing("W03");

    [Test]
    [Category("W04")]
    public void W04_Everything_is_there_in_portrait_and_in_landscape() => AssertNothing("W04");

    [Test]
    [Category("W05")]
    public void W05_Every_field_says_what_belongs_in_it() => AssertNothing("W05");

    [Test]
    [Category("W08")]
    public void W08_Nothing_scrolls_sideways_at_320_pixels_or_at_200_percent() => AssertNothing("W08");

    [Test]
    [Category("W10")]
    public void W10_Nothing_is_cut_off_when_letters_words_and_lines_stand_further_apart() => AssertNothing("W10");

    [Test]
    [Category("W11")]
    public void W11_Nothing_is_said_in_a_tooltip() => AssertNothing("W11");

    [Test]
    [Category("W12")]
    public void W12_Tab_reaches_everything_that_can_be_used() => AssertNothing("W12");

    [Test]
    [Category("W14")]
    public void W14_Nothing_moves_for_ever_and_nothing_moves_for_people_who_want_less_motion() => AssertNothing("W14");

    [Test]
    [Category("W15")]
    public void W15_Every_page_begins_with_a_skip_link_and_its_title_says_when_something_is_wrong() => AssertNothing("W15");

    [Test]
    [Category("W15")]
    public void W15_No_two_pages_have_the_same_title() =>
        Assert.That(facts.GroupBy(page => page.Title).Where(same => same.Select(page => page.Step).Distinct().Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(page => page.State))}"), Is.Empty);

    [Test]
    [Category("W16")]
    public void W16_Every_page_has_one_first_heading_and_shows_where_the_focus_is() => AssertNothing("W16");

    [Test]
    [Category("W17")]
    public void W17_Nothing_covers_what_has_the_focus() => AssertNothing("W17");

    [Test]
    [Category("W18")]
    public void W18_Everything_is_called_what_it_reads() => AssertNothing("W18");

    [Test]
    [Category("W19")]
    public void W19_Nothing_has_to_be_dragged() => AssertNothing("W19");

    [Test]
    [Category("W20")]
    public void W20_Targets_are_24_pixels_high_and_wide_and_buttons_and_fields_44_high() => AssertNothing("W20");

    [Test]
    [Category("W21")]
    public void W21_The_page_and_the_link_to_the_other_language_say_their_languages() => AssertNothing("W21");

    [Test]
    [Category("W23")]
    public void W23_Help_privacy_language_and_support_code_are_at_the_same_place_on_every_page()
    {
        var organisation = facts.Where(page => page.State is not ("help-silent" or "totp-any" or "consent-unproven"));

        Assert.That(organisation.Select(page => page.Help).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("W24")]
    public void W24_An_error_is_said_in_a_summary_that_leads_to_its_field_and_there() => AssertNothing("W24");

    [Test]
    [Category("W28")]
    public void W28_No_field_is_too_short_for_what_is_pasted() => AssertNothing("W28");

    [Test]
    [Category("W29")]
    public void W29_A_code_can_be_filled_in_by_the_browser() => AssertNothing("W29");

    [Test]
    [Category("W31")]
    public void W31_Everything_that_can_be_used_has_a_name_and_says_its_state() => AssertNothing("W31");

    [Test]
    [Category("W32")]
    public void W32_The_places_of_later_messages_are_there_from_the_start_and_empty() => AssertNothing("W32");

    private async Task FollowAsync(PageWay way, Walk walk)
    {
        var examination = new PageExamination(walk.Window, language, findings);
        foreach (var state in way.States)
        {
            try
            {
                await state.ReachAsync(walk);
                if (walk.Window.Step != state.Step)
                {
                    obstacles.Add($"{state.Name}: the way led to {walk.Window.Page.Url}, not to {state.Step}");
                    return;
                }

                facts.Add(await examination.LookAsync(state.Name));
            }
            catch (PlaywrightException obstacle)
            {
                obstacles.Add($"{state.Name}: {obstacle.Message}");
                return;
            }
        }

        // The browser itself notes the status of a page that is about an error.
        complaints.AddRange(walk.Window.Complaints.Where(complaint => !complaint.Contains("Failed to load resource", StringComparison.Ordinal)));
    }

    private void AssertNothing(string id) => Assert.That(findings.Of(id), Is.Not.Null.And.Empty);

    [GeneratedRegex("^@page(?: \"(?<route>.*)\")?", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"/\{[^}]*\}")]
    private static partial Regex Parameter();
}

using System.Globalization;
using Microsoft.Playwright;

namespace QualityGate.Browser.Tests;

/// <summary>The similarity graph of an HTML report, as readers use it.</summary>
internal sealed class PictureTests : BrowserFixture
{
    // Six clusters of five: 24 similarities, six of them misperceptions, and 29 confusions, of which five cross clusters.
    private const int Classes = 30;

    [Test]
    public async Task All_classes_and_edges_are_drawn()
    {
        var page = await Open(MadeUpResult.Of(Classes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Count(page, "node.class"), Is.EqualTo(Classes));
            Assert.That(await Count(page, "node.group"), Is.EqualTo(6));
            Assert.That(await Count(page, "edge.similar"), Is.EqualTo(24));
            Assert.That(await Count(page, "edge.misperceived"), Is.EqualTo(6));
            Assert.That(await Count(page, "edge.confused"), Is.EqualTo(29));
            Assert.That(await Count(page, "edge.explained"), Is.EqualTo(24));
            Assert.That(
                await page.Locator(".shown").InnerTextAsync(),
                Is.EqualTo("30 of 30 classes, 24 of 24 similarities, 29 of 29 confusions")
            );
        }
    }

    [Test]
    public async Task Pointing_shows_the_numbers_of_the_result()
    {
        var result = MadeUpResult.Of(Classes);
        var page = await Open(result);
        var edge = result.Models[0].Structural!.Edges[0];
        var (x, y) = await PlaceOf(page, "s0");
        await page.Mouse.MoveAsync(x, y);
        await page.Locator(".facts dl").WaitForAsync();
        Assert.That(
            await Facts(page),
            Does.Contain($"Considered similar: {edge.AName} – {edge.BName}")
                .And.Contain(edge.Similarity.ToString("F4", CultureInfo.InvariantCulture))
                .And.Contain(edge.SubsumerName)
        );
        (x, y) = await PlaceOf(page, "n3");
        await page.Mouse.ClickAsync(x, y);
        await page.Mouse.MoveAsync(0, 0);
        Assert.That(
            await Facts(page),
            Does.StartWith("class 3\n").And.Contain("30.0 %").And.Contain("5.0 % (10)").And.Contain("animal.n.01")
        );
    }

    [Test]
    public async Task The_search_finds_by_a_part_of_a_name_and_the_keyboard_chooses()
    {
        var page = await Open(MadeUpResult.Of(Classes));
        await page.GetByLabel("Search").FillAsync("CLASS 2");
        Assert.That(await page.Locator(".found li").AllInnerTextsAsync(), Has.Count.EqualTo(11).And.Contains("class 29"));
        await page.GetByLabel("Search").PressAsync("Enter");
        Assert.That(await Facts(page), Does.StartWith("class 2\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "class 21", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await Facts(page), Does.StartWith("class 21\n"));
        Assert.That(await page.EvaluateAsync<int>("report.pictures[0].chosen.index"), Is.EqualTo(21));
    }

    [Test]
    public async Task Filters_narrow_what_is_drawn()
    {
        var page = await Open(MadeUpResult.Of(Classes));
        await page.GetByLabel("only misperceptions").CheckAsync();
        Assert.That((await Count(page, "edge.similar"), await Count(page, "edge.misperceived")), Is.EqualTo((6, 6)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await page.Locator("[name=depth]").SelectOptionAsync("6");
        Assert.That((await Count(page, "edge.similar"), await Count(page, "edge.confused")), Is.EqualTo((6, 6)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await page.Locator("[name=cluster]").SelectOptionAsync("1");
        Assert.That((await Count(page, "node.class"), await Count(page, "edge.similar")), Is.EqualTo((5, 4)));
        await page.Locator("[name=cluster]").SelectOptionAsync("");
        await page.Locator("[name=concept]").SelectOptionAsync(new SelectOptionValue { Label = "animal.n.01" });
        Assert.That(await Count(page, "node.class"), Is.EqualTo(7));
        await page.Locator("[name=concept]").SelectOptionAsync("");
        await page.Locator("[name=confusions]").SelectOptionAsync("unexplained");
        Assert.That(await Count(page, "edge.confused"), Is.EqualTo(5));
        await page.Locator("[name=confusions]").SelectOptionAsync("none");
        Assert.That(await Count(page, "edge.confused"), Is.Zero);
    }

    // 60 clusters: 240 confusions are explained, 59 cross clusters, of which 40 are drawn.
    [Test]
    public async Task The_most_frequent_confusions_are_drawn_and_all_of_a_class_that_is_pointed_at()
    {
        var page = await Open(MadeUpResult.Of(300));
        Assert.That(await Count(page, "edge.confused"), Is.EqualTo(280));
        Assert.That(await page.Locator(".shown").InnerTextAsync(), Does.EndWith("280 of 299 confusions"));
        var (x, y) = await PlaceOf(page, "n294");
        await page.Mouse.MoveAsync(x, y);
        await page.Locator(".facts dl").WaitForAsync();
        Assert.That(await Count(page, "edge.confused"), Is.EqualTo(281));
        await page.GetByLabel("Search").FillAsync("class 289");
        await page.GetByLabel("Search").PressAsync("Enter");
        Assert.That(await page.Locator(".shown").InnerTextAsync(), Does.EndWith("281 of 299 confusions"));
        await page.Locator("[name=confusions]").SelectOptionAsync("all");
        Assert.That(await Count(page, "edge.confused"), Is.EqualTo(299));
    }

    [Test]
    public async Task Maps_tell_both_names_and_both_figures_of_a_cell()
    {
        var page = await Open(MadeUpResult.Of(10));
        var map = page.Locator("#matrix-1 canvas").First;
        await map.ScrollIntoViewIfNeededAsync();
        var box = (await map.BoundingBoxAsync())!;

        // Names take a quarter of the map; the rest are ten rows and columns.
        await map.HoverAsync(
            new()
            {
                Position = new() { X = box.Width * 0.3625f, Y = box.Height * 0.2875f },
            }
        );
        Assert.That(await page.Locator(".readout").InnerTextAsync(), Is.EqualTo("class 0 – class 1: similarity 0.9000, confusion 0.0500"));
    }

    [Test]
    public async Task Buttons_zoom()
    {
        var page = await Open(MadeUpResult.Of(Classes));
        var before = await page.EvaluateAsync<double>("report.pictures[0].cy.zoom()");
        await page.GetByLabel("Zoom in").ClickAsync();
        Assert.That(await page.EvaluateAsync<double>("report.pictures[0].cy.zoom()"), Is.EqualTo(1.5 * before).Within(0.01));
        await page.GetByLabel("Show all").ClickAsync();
        Assert.That(await page.EvaluateAsync<double>("report.pictures[0].cy.zoom()"), Is.EqualTo(before).Within(0.01));
    }

    [Test]
    public async Task Names_of_clusters_are_never_cut_to_less_than_eight_letters()
    {
        var page = await Open(MadeUpResult.Of(10));
        Task<string?> Form(string name, int width, int height) =>
            page.EvaluateAsync<string?>(
                "([name, width, height]) => new Titles().formOf(name, width, height)",
                new object[] { name, width, height }
            );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Form("cup", 3, 2), Is.EqualTo("line"));
            Assert.That(await Form("great white shark", 4, 4), Is.EqualTo("words"));
            Assert.That(await Form("great white shark", 4, 2), Is.Null, "three lines in the room of two");
            Assert.That(await Form("hippopotamuses", 4, 4), Is.Null);
            Assert.That(await Form("hippopotamuses", 7, 1), Is.EqualTo("line"), "cut behind eight letters or more");
        }
    }

    // From afar frames have room for the shorter names only; those of others appear when one comes nearer.
    [Test]
    public async Task A_thousand_classes_are_drawn_soon_in_less_than_three_megabytes_and_from_afar_only_names_that_fit_stand_over_clusters()
    {
        var page = await Open(MadeUpResult.Of(1000, index => index % 10 < 5 ? $"a {index}" : $"unpronounceable-{index}"));
        Assert.That(await Count(page, "node.class"), Is.EqualTo(1000));
        Assert.That(new FileInfo(Folder.PathTo("report.html")).Length, Is.LessThan(3_000_000));

        // Less than a second on a machine that does nothing else; the limit is for those that do.
        var drawn = await page.EvaluateAsync<double>("report.pictures[0].drawn");
        await TestContext.Out.WriteLineAsync($"drawn after {drawn:F0} ms");
        Assert.That(drawn, Is.LessThan(15_000));

        const string Named = "report.pictures[0].cy.nodes('.title').not('.near-by').map(title => title.data('label')[0])";
        var before = await page.EvaluateAsync<string[]>(Named);
        Assert.That(before, Does.Contain("a"));
        Assert.That(await Count(page, "node.title.near-by"), Is.Positive);

        // It gives back the whole graph, which takes half a minute to hand over.
        await page.EvaluateAsync("void report.pictures[0].cy.zoom(0.45)");
        Assert.That(await page.EvaluateAsync<string[]>(Named), Does.Contain("u"));
    }

    [Test]
    public async Task The_classes_of_the_largest_data_set_begin_with_clusters_that_open()
    {
        const int Large = 21_841;
        var page = await Open(MadeUpResult.Of(Large));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Count(page, "node.group"), await Count(page, "node.class")), Is.EqualTo((4369, 0)));
        }

        await page.GetByLabel("Search").FillAsync("class 21840");
        await page.GetByLabel("Search").PressAsync("Enter");
        Assert.That((await Count(page, "node.group"), await Count(page, "node.class")), Is.EqualTo((0, 1)));
        await page.Locator("[name=cluster]").SelectOptionAsync("7");
        Assert.That((await Count(page, "node.class"), await Count(page, "edge.similar")), Is.EqualTo((5, 4)));
        await page.Locator("[name=cluster]").SelectOptionAsync("");
        Assert.That((await Count(page, "node.group"), await Count(page, "node.class")), Is.EqualTo((4369, 0)));
    }
}

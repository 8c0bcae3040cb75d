using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace QualityGate.Browser.Tests;

/// <summary>The rest of an HTML report: for all readers, in both themes, with and without scripts.</summary>
internal sealed class PageTests : BrowserFixture
{
    private static readonly string[] Hostile =
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(2)</script>",
        "a|b",
        "]]>",
        "\"double\" and 'single'",
        "two\nlines",
        "שלום עולם",
        "\u202Eturned",
        new('w', 300),
        "<!--",
        "{{7*7}} ${1}",
    ];

    // Themes differ in their colours alone.
    [TestCase(ColorScheme.Light, null)]
    [TestCase(ColorScheme.Dark, "color-contrast")]
    public async Task No_serious_barrier_is_found(ColorScheme scheme, string? rule)
    {
        var page = await Open(MadeUpResult.Of(30), scheme);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        await page.GetByLabel("Search").FillAsync("class 7");
        await page.GetByLabel("Search").PressAsync("Enter");
        var found = await page.Locator("html").RunAxe(
            new()
            {
                ResultTypes = [ResultType.Violations],
                RunOnly = rule is null ? null : RunOnlyOptions.Rules(rule),
            }
        );
        Assert.That(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {violation.Help} {violation.Nodes[0].Html}"),
            Is.Empty
        );
    }

    [Test]
    public async Task All_that_is_text_can_be_read_without_scripts()
    {
        var page = await Open(MadeUpResult.Of(30), hasScripts: false);
        var text = await page.Locator("body").InnerTextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("QualityGate failed: 1 of 1 model failed, 1 of 2 thresholds hold."));
            Assert.That(
                text,
                Does.Contain("QG1001").And.Contain("✗").And.Contain("failed").And.Contain("needs JavaScript").And.Contain("animal.n.01")
            );
            Assert.That(await page.Locator(".picture").IsVisibleAsync(), Is.False);
            Assert.That(await page.Locator("#theme").IsVisibleAsync(), Is.False);
        }

        await page.Locator("summary", new() { HasText = "Pairs considered similar" }).ClickAsync();
        Assert.That(
            await page.Locator("table", new() { HasText = "the most similar first" }).Locator("tbody tr").CountAsync(),
            Is.EqualTo(24)
        );
    }

    [Test]
    public async Task Names_from_files_are_text()
    {
        var page = await Open(MadeUpResult.Of(Hostile.Length, index => Hostile[index]));
        await page.GetByLabel("Search").FillAsync("onerror");
        await page.GetByLabel("Search").PressAsync("Enter");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Facts(page), Does.StartWith(Hostile[0]));
            Assert.That(await page.Locator("img").CountAsync(), Is.Zero);
            Assert.That(
                await page.EvaluateAsync<string[]>("report.pictures[0].model.nodes.map(node => node.n)"),
                Is.EqualTo(Hostile.Select(name => name.Replace('\n', ' ').Replace("\u202E", "\\u202E", StringComparison.Ordinal)))
            );
            Assert.That(
                string.Concat(await page.Locator("table").AllTextContentsAsync()),
                Does.Contain(Hostile[1]).And.Contain(Hostile[8])
            );
        }
    }

    [Test]
    public async Task The_theme_follows_the_system_until_the_button_is_pressed()
    {
        var page = await Open(MadeUpResult.Of(10), ColorScheme.Dark);
        Task<string> Paper() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var dark = await Paper();
        await page.GetByRole(AriaRole.Button, new() { Name = "Light colours" }).ClickAsync();
        var light = await Paper();
        Assert.That(light, Is.Not.EqualTo(dark));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        Assert.That(await Paper(), Is.EqualTo(dark));
    }

    [TestCase(360)]
    [TestCase(768)]
    public async Task Narrow_windows_scroll_tables_and_not_the_page(int width)
    {
        var page = await Open(MadeUpResult.Of(Hostile.Length, index => Hostile[index]));
        await page.SetViewportSizeAsync(width, 740);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        var beyond = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('body *')]
              .filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.parentElement.closest('.scroll, svg, .depths'))
              .map(part => `${part.tagName}.${part.getAttribute('class')} in ${part.parentElement.tagName}`)
            """
        );
        Assert.That(
            await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"),
            Is.LessThanOrEqualTo(width),
            string.Join(", ", beyond.Take(10))
        );
    }

    [Test]
    public async Task What_needs_a_pointer_is_not_printed()
    {
        var page = await Open(MadeUpResult.Of(10), ColorScheme.Dark);
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        using (Assert.EnterMultipleScope())
        {
            foreach (var part in new[] { ".tools", ".zoom", ".side", "#theme" })
            {
                Assert.That(await page.Locator(part).First.IsVisibleAsync(), Is.False, part);
            }

            Assert.That(await page.EvaluateAsync<bool>("report.theme.isDark()"), Is.False);
        }

        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.That(await page.EvaluateAsync<bool>("report.theme.isDark()"), Is.True);
    }

    [Test]
    public async Task Several_models_each_have_a_picture_of_their_own()
    {
        var model = MadeUpResult.Model(10, MadeUpResult.Name);
        var page = await Open(MadeUpResult.Of([model, model with { Name = "other" }]));
        await page.Locator("#picture-2").ScrollIntoViewIfNeededAsync();
        await UntilDrawn(page, 1);
        Assert.That(await page.EvaluateAsync<int>("report.pictures[1].cy.nodes('.class').length"), Is.EqualTo(10));
    }
}

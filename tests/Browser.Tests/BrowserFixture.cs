using Microsoft.Playwright;
using QualityGate.Reports.Html;
using QualityGate.Results;

namespace QualityGate.Browser.Tests;

/// <summary>
/// Reports as the system's Chromium shows them, opened from disk. No page writes an error, or asks for anything but itself.
/// </summary>
internal abstract class BrowserFixture : FolderFixture
{
    [TearDown]
    public void AssertNoPageErrors()
    {
        var report = new Uri(Folder.PathTo("report.html")).AbsoluteUri;
        Assert.That(SharedBrowser.TakeComplaints(report), Is.Empty);
    }

    /// <summary>Opens the report of a result.</summary>
    protected async Task<IPage> Open(GateResult result, ColorScheme scheme = ColorScheme.Light, bool hasScripts = true)
    {
        var path = Folder.Write("report.html", HtmlReport.Write(result));
        var page = hasScripts ? SharedBrowser.Scripted : SharedBrowser.Scriptless;
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = Media.Screen });
        await page.SetViewportSizeAsync(1400, 1000);
        await page.Mouse.MoveAsync(0, 0);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        if (hasScripts && result.Models.Any(model => model.IsMeasured))
        {
            await UntilDrawn(page, 0);
        }

        return page;
    }

    /// <summary>Waits until a picture is drawn. (What Playwright waits with itself, the page's policy forbids.)</summary>
    protected static async Task UntilDrawn(IPage page, int picture)
    {
        for (var left = 600; left > 0; left--)
        {
            if (await page.EvaluateAsync<bool>("i => report.pictures[i]?.drawn > 0", picture))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"picture {picture} is not drawn");
    }

    /// <summary>The number of elements of the first picture that a selector finds and that are not hidden.</summary>
    protected static Task<int> Count(IPage page, string selector) =>
        page.EvaluateAsync<int>("selector => report.pictures[0].cy.elements(selector).not('.hidden').length", selector);

    /// <summary>The text of the panel.</summary>
    protected static Task<string> Facts(IPage page) => page.Locator(".facts").InnerTextAsync();

    /// <summary>Where an element of the first picture is in the window.</summary>
    protected static async Task<(float X, float Y)> PlaceOf(IPage page, string id)
    {
        await page.Locator(".canvas").ScrollIntoViewIfNeededAsync();

        // The library learns only with the next frame that the page has scrolled.
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
        var place = await page.EvaluateAsync<float[]>(
            """
            id => {
              const { cy, canvas } = report.pictures[0];
              const element = cy.getElementById(id);
              const { x, y } = element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
              const box = canvas.getBoundingClientRect();
              return [box.left + x, box.top + y];
            }
            """,
            id
        );
        return (place[0], place[1]);
    }
}

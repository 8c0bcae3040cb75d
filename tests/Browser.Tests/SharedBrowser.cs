using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace QualityGate.Browser.Tests;

/// <summary>
/// The system's Chromium, started once for all tests, with a page that runs scripts and one that doesn't. A page that has shown a report
/// shows the next one in half of the time of a new one.
/// </summary>
[SetUpFixture]
internal sealed class SharedBrowser
{
    private const string Chromium = "/usr/bin/chromium";

    // Threads that collect and compile scripts beside the page take from other tests on a machine of two processors.
    private const string OneThread = "--js-flags=--single-threaded";

    private static readonly ConcurrentQueue<(string What, string Text)> Heard = new();
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The page that runs scripts.</summary>
    public static IPage Scripted { get; private set; } = null!;

    /// <summary>The page that runs none.</summary>
    public static IPage Scriptless { get; private set; } = null!;

    /// <summary>
    /// Errors and dialogs of the pages since the last call, and the addresses that they requested, but for one.
    /// </summary>
    /// <param name="report">The address that a page may request.</param>
    public static string[] TakeComplaints(string report)
    {
        var complaints = new List<string>();
        while (Heard.TryDequeue(out var heard))
        {
            if (heard != ("request", report))
            {
                complaints.Add($"{heard.What}: {heard.Text}");
            }
        }

        return [.. complaints];
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        if (!File.Exists(Chromium))
        {
            Assert.Ignore($"{Chromium} is not there");
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", OneThread] });
        Scripted = await NewPage(browser, hasScripts: true);
        Scriptless = await NewPage(browser, hasScripts: false);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    private static async Task<IPage> NewPage(IBrowser browser, bool hasScripts)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = hasScripts, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Heard.Enqueue((message.Type, message.Text));
            }
        };
        page.PageError += (_, error) => Heard.Enqueue(("error", error));
        page.Dialog += (_, dialog) => Heard.Enqueue(("dialog", dialog.Message));
        page.Request += (_, request) => Heard.Enqueue(("request", request.Url));
        return page;
    }
}

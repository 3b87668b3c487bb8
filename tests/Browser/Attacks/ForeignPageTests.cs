using System.Globalization;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Traffic;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Attacks;

/// <summary>
/// A page without any token, of another origin, that asks the simulator for failures in each way in which a page can ask.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed partial class ForeignPageTests
{
    // Numbers each try in the address, so that what came of it can be found again.
    private const string Tries = """
        async ({ simulator, widget, key, paths, project, interviews }) => {
          let number = 0;
          const done = [];
          const at = path => `${simulator}${path}${path.includes('?') ? '&' : '?'}attack=${++number}`;
          const asked = { Prefer: 'code=service_unavailable' };
          for (const path of paths) {
            for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
              for (const headers of [{}, asked, { ...asked, Authorization: `Bearer ${key}` }, { ...asked, 'X-Session-Token': 'made-up' }])
                for (const referrerPolicy of ['unsafe-url', 'no-referrer'])
                  done.push(fetch(at(path), { method, headers, referrerPolicy, body: method === 'POST' ? '{}' : undefined }));
            for (const method of ['GET', 'POST'])
              done.push(fetch(at(path), { mode: 'no-cors', method, credentials: 'include' }));
            navigator.sendBeacon(at(path), '{}');
            done.push(new Promise(end => { const image = new Image(); image.onload = image.onerror = end; image.src = at(path); }));
            for (const tag of ['script', 'iframe'])
              done.push(new Promise(end => {
                const element = Object.assign(document.createElement(tag), { onload: end, onerror: end, src: at(path) });
                document.body.append(element);
              }));
            done.push(new Promise(end => {
              const frame = Object.assign(document.createElement('iframe'), { name: `to-${number}`, onload: end });
              document.body.append(frame);
              const form = Object.assign(document.createElement('form'), { method: 'post', action: at(path), target: frame.name });
              document.body.append(form);
              form.submit();
            }));
            const sandboxed = document.createElement('iframe');
            sandboxed.setAttribute('sandbox', 'allow-scripts');
            sandboxed.srcdoc = `<script>fetch('${at(path)}', { headers: { Prefer: 'code=service_unavailable' } }).catch(() => {})<\/script>`;
            document.body.append(sandboxed);
          }
          // The very address that the other page's iframe has, as far as it can be guessed.
          const frame = document.createElement('iframe');
          frame.src = widget;
          document.body.append(frame);
          // An interview of its own, whose token it then has.
          const body = JSON.stringify({ project_id: project });
          const begun = await fetch(at(`${interviews}`), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
          const interview = await begun.json();
          if (!interview.session_token) throw new Error(`No interview began: ${JSON.stringify(interview)}`);
          for (const path of [`${interviews}/${interview.interview_id}`, `${interviews}/${interview.interview_id}/message`, '/nothing'])
            for (const method of ['GET', 'POST'])
              done.push(fetch(at(path), { method, headers: { ...asked, 'X-Session-Token': interview.session_token } }));
          await Promise.allSettled(done);
          await fetch(at(paths[0]), { mode: 'no-cors' });
          return number;
        }
        """;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Page_WithoutAToken_CausesNothingThatCountsAndNothingInAnotherPagesSession()
    {
        await using var stack = await RunningStack.StartAsync(new LocalServersSettings { RecordsTraffic = true });
        await using var context = await LentContext.TakeAsync();
        await using var attacker = await PlainSite.StartAsync(
            [("/", "text/html; charset=utf-8", "<!doctype html><title>Attacker</title><body>")],
            []
        );
        var victim = await context.NewPageAsync();
        await victim.GotoAsync(stack.HostPage("page-1"), new() { WaitUntil = WaitUntilState.Commit });
        await stack.FirstAsync("page-1", item => item.Code == EventCodes.WidgetReady);
        var page = await context.NewPageAsync();
        await page.GotoAsync(attacker.Address.AbsoluteUri);

        var simulator = stack.Target.Simulator.AbsoluteUri.TrimEnd('/');
        var guessed = $"{SimulatorRoutes.Widget}/{SimulatorProjects.Active}";
        var tries = await page.EvaluateAsync<int>(
            Tries,
            new
            {
                simulator,
                widget = simulator + guessed,
                key = SimulatorKeys.Full,
                project = SimulatorProjects.Active,
                interviews = SimulatorRoutes.WidgetInterviews,
                paths = new[]
                {
                    guessed,
                    $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}",
                    SimulatorRoutes.WidgetInterviews,
                    $"{SimulatorRoutes.Interviews}/start",
                },
            }
        );

        var caused = await ReadAsync(stack, tries);
        Assert.AreEqual(
            "",
            string.Join(
                '\n',
                caused
                    .Where(item => item.Trust.Level == TrustLevel.Trusted || item.Session != TrafficPump.OwnSession)
                    .Select(item => $"{item.Session} {item.Trust.Reason} {item.Message}")
            )
        );
        Assert.Contains((EventEnvelope item) => item.Code.Value == "service_unavailable", caused);
        TestContext.WriteLine($"{tries} tries, {caused.Count} of them were sent.");
        var waited = await CommandLine.RunAsync(
            $"wait --for service_unavailable --since 1 --timeout 1s --host {stack.Target.Host} --token {stack.Target.ReaderToken}"
        );
        Assert.AreEqual(1, waited.ExitCode, waited.Output);
        StringAssert.Contains(waited.Errors, "does not count");
    }

    // Up to the last one. For some the browser asks first and is refused: those were never sent.
    private static async Task<List<EventEnvelope>> ReadAsync(RunningStack stack, int last)
    {
        using var patience = new CancellationTokenSource(Guard.Patience);
        await using var feed = await FeedConnection.OpenAsync(stack.Target.Host, stack.Target.ReaderToken, patience.Token);
        var caused = new Dictionary<int, EventEnvelope>();
        await foreach (var slice in feed.ReadAfterAsync(0, new() { Source = EventSource.Api }, patience.Token))
        {
            foreach (var item in slice)
            {
                if (Number().Match(item.Raw?.Text ?? "") is { Success: true } found)
                    caused[int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)] = item;
            }

            if (caused.ContainsKey(last))
                break;
        }

        return [.. caused.Values];
    }

    [GeneratedRegex(@"(?:[?&]|\\u0026)attack=(\d+)")]
    private static partial Regex Number();
}

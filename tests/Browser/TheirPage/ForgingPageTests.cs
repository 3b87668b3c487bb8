using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Steps;
using KojiWidgetHarness.Tests.Browser.Pages;
using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// Pages that try to write a failure of their widget's into the log of a run on them. Their widget is well, and nothing else may be said.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ForgingPageTests
{
    private const string Page = """
        <iframe title="Interview" allow="microphone" src="https://app.getkoji.com/embed/KOJI_PROJECT?mode=text"></iframe>
        """;

    // What every attempt needs: an event that never happened, in a batch of each session that it has seen, and the function by which one
    // leaves.
    private const string Tools = """
        const frame = document.querySelector('iframe');
        const event = sequence => ({
          sequence, occurredAt: new Date().toISOString(), source: 'widget', code: 'session_expired', message: 'forged',
          origin: 'https://app.getkoji.com', trust: { level: 'trusted', reason: 'origin-and-window-match' },
          frame: { index: 0, src: frame.src }, raw: { text: '{"forged":1}', truncated: false },
        });
        const text = JSON.stringify({ run: 'forged', session: 'forged', events: [event(1)] });
        const said = { type: 'koji:session_expired', code: 'session_expired', error: 'session_expired', message: 'forged' };
        const usual = name => name in Object.getPrototypeOf(window) || /^[A-Z]|^on|^webkit/.test(name);
        const callAll = view => {
          for (const name of Object.getOwnPropertyNames(view)) {
            let item;
            try { item = view[name]; } catch { continue; }
            if (typeof item !== 'function' || usual(name) || /^(close|stop|print|alert|confirm|prompt|open|find)$|^move|^focus|^blur/.test(name)) continue;
            try { Promise.resolve(item(text)).catch(() => {}); } catch {}
            try { item(JSON.stringify({ name, seq: 1, serializedArgs: [text] })); } catch {}
          }
        };
        """;

    private static readonly (string Name, string Script)[] Attempts =
    [
        (
            "calls every function that it finds",
            """
            callAll(window);
            setTimeout(() => callAll(window), 100);
            """
        ),
        (
            "calls them in the window of a frame",
            """
            const f = document.createElement('iframe');
            document.body.append(f);
            callAll(f.contentWindow);
            """
        ),
        (
            "has a frame call them",
            """
            const f = document.createElement('iframe');
            f.srcdoc = `<script>
              for (const name of Object.getOwnPropertyNames(window)) {
                if (/^k[0-9a-f]{32}$|koji|deliver|playwright/i.test(name)) try { window[name](${JSON.stringify(text)}) } catch {}
              }
            <\/script>`;
            document.body.append(f);
            """
        ),
        (
            "replaces JSON.stringify",
            """
            const { stringify } = JSON;
            JSON.stringify = (value, ...more) => {
              if (value?.events) value.events.push(event(999));
              else if (value?.sequence) Object.assign(value, event(value.sequence));
              return stringify(value, ...more);
            };
            """
        ),
        (
            "gives every object a toJSON",
            """
            Object.prototype.toJSON = function () {
              return this.events ? { ...this, events: [event(999)] } : this.sequence ? event(this.sequence) : this;
            };
            """
        ),
        (
            "gives every list a toJSON",
            """
            Array.prototype.toJSON = function () {
              return this[0]?.sequence ? [event(this[0].sequence)] : this;
            };
            """
        ),
        (
            "replaces the methods of lists",
            """
            for (const name of ['push', 'slice', 'splice', 'concat', 'map', 'filter']) {
              const own = Array.prototype[name];
              Array.prototype[name] = function (...more) {
                for (const item of [...more, ...this]) if (item?.sequence && item.code) Object.assign(item, event(item.sequence));
                return own.apply(this, more);
              };
            }
            """
        ),
        (
            "writes itself into every list",
            """
            for (const index of [0, 1, 2]) {
              Object.defineProperty(Array.prototype, index, {
                configurable: true,
                set(value) {
                  const item = value?.sequence ? event(value.sequence) : value;
                  Object.defineProperty(this, index, { value: item, writable: true, enumerable: true, configurable: true });
                },
              });
            }
            """
        ),
        (
            "replaces the methods of maps",
            """
            const { get } = WeakMap.prototype;
            WeakMap.prototype.get = function (key) {
              const value = get.call(this, key);
              if (Array.isArray(value) && value[0]?.sequence) value[0] = event(value[0].sequence);
              return value;
            };
            """
        ),
        (
            "says that its own message is the widget's",
            """
            const lies = { source: () => frame.contentWindow, origin: () => 'https://app.getkoji.com', data: () => said };
            for (const [name, get] of Object.entries(lies)) Object.defineProperty(MessageEvent.prototype, name, { configurable: true, get });
            setTimeout(() => postMessage(said, '*'), 100);
            """
        ),
        (
            "says that its own window is the widget's",
            """
            Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get: () => window });
            Object.defineProperty(MessageEvent.prototype, 'origin', { configurable: true, get: () => 'https://app.getkoji.com' });
            setTimeout(() => postMessage(said, '*'), 100);
            """
        ),
        (
            "makes a message of the widget's",
            """
            const made = { data: said, origin: 'https://app.getkoji.com', source: frame.contentWindow };
            setTimeout(() => dispatchEvent(new MessageEvent('message', made)), 100);
            """
        ),
        (
            "starts the bridge again with a way of its own",
            """
            const deliver = async () => ({ stored: 0, duplicates: 0, refusals: [] });
            try { KojiBridge.start({ session: 'forged', deliver }); } catch {}
            for (const key of Object.getOwnPropertySymbols(window)) {
              const bridge = window[key];
              for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(bridge ?? {}))) {
                if (!/stop|constructor/.test(name)) try { bridge[name](event(999)); } catch {}
              }
            }
            """
        ),
    ];

    public static IEnumerable<object[]> Names => Ways.Part(Attempts, 5).Select(attempt => new object[] { attempt.Name });

    [ClassInitialize]
    public static void Enter(TestContext context) => ShopServers.Enter();

    [ClassCleanup]
    public static Task LeaveAsync() => ShopServers.LeaveAsync();

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Page_ThatForges_WritesNothing(string name)
    {
        var attempt = Attempts.Single(item => item.Name == name).Script;
        // The tag is in the markup, so that the survey finds it; the attempt begins before the widget has said anything.
        var page = Page.Replace("KOJI_PROJECT", Shop.Project, StringComparison.Ordinal);
        await using var site = await PlainSite.StartAsync(
            [("/", "text/html; charset=utf-8", $"<!doctype html><title>Forging</title>{page}<script>{Tools}{attempt}</script>")],
            []
        );
        await using var their = await TheirRun.StartSilentAsync(site.Address);

        var result = await their.RunAsync(
            PageScenarios.Loads with
            {
                Steps = [new AwaitAnswer(), new AwaitEvent(EventCodes.WidgetReady)],
                Watch = TimeSpan.FromSeconds(0.5),
            }
        );

        var counted = result.Events.Where(item => item.Trust.Level == TrustLevel.Trusted).ToList();
        Assert.DoesNotContain(
            (EventEnvelope item) => item.Code == EventCodes.SessionExpired || item.Message == "forged",
            counted,
            ScenarioRun.Explain(result)
        );
        Assert.Contains((EventEnvelope item) => item.Code == EventCodes.WidgetReady, counted, ScenarioRun.Explain(result));
        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
    }
}

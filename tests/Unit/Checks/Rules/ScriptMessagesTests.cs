using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

/// <summary>Listeners to messages, and messages to everybody, as scripts have them.</summary>
[TestClass]
public sealed class ScriptMessagesTests
{
    [TestMethod]
    [DataRow("addEventListener('message', e => show(e.data))", "unchecked")]
    [DataRow("window.addEventListener('message', function (e) { if (e.origin !== ours) return; show(e.data); })", "checked")]
    [DataRow("self.addEventListener('message', ({ origin, data }) => { if (origin === ours) show(data); })", "checked")]
    [DataRow("this.addEventListener('message', ({ data }) => show(data))", "unchecked")]
    [DataRow("onmessage = e => show(e.data)", "unchecked")]
    [DataRow("window.onmessage = e => e.origin === ours && show(e.data)", "checked")]
    [DataRow("function hear(e) { show(e.data); } addEventListener('message', hear)", "unchecked")]
    [DataRow("const hear = e => { if (e.origin === ours) show(e.data); }; addEventListener('message', hear)", "checked")]
    [DataRow("import { show } from './show.js'; addEventListener('message', e => show(e.data))", "unchecked")]
    [DataRow("onmessage = e => e['origin'] === ours && show(e.data)", "checked")]
    [DataRow("addEventListener('message', hear)", "")]
    [DataRow("worker.addEventListener('message', e => show(e.data))", "")]
    [DataRow("channel.port1.onmessage = e => show(e.data)", "")]
    [DataRow("addEventListener('click', e => show('message'))", "")]
    [DataRow("addEventListener('message', e => {", "")]
    public void Listener_ToTheWindow_IsSeenWithWhetherItLooksAtOrigins(string script, string expected) =>
        Assert.AreEqual(
            expected,
            string.Join(' ', ScriptMessages.Listeners(Script(script)).Select(listener => listener.LooksAtOrigin ? "checked" : "unchecked"))
        );

    [TestMethod]
    [DataRow("addEventListener('message', e => { if (e.origin === 'https://koji.so/') show(e.data); })", "https://koji.so/")]
    [DataRow("addEventListener('message', e => { if ('https://koji.so' != e.origin) return; })", "https://koji.so")]
    [DataRow("const KOJI = 'https://koji.so/embed'; onmessage = ({ origin }) => origin === KOJI && show()", "https://koji.so/embed")]
    [DataRow("onmessage = e => ['https://a.example', 'koji.so'].includes(e.origin) && show()", "https://a.example koji.so")]
    [DataRow("onmessage = e => { switch (e.origin) { case 'https://koji.so/': show(); } }", "https://koji.so/")]
    [DataRow("let KOJI = 'https://koji.so/'; onmessage = e => e.origin === KOJI; { let KOJI = 'x'; }", "", DisplayName = "declared twice")]
    [DataRow("onmessage = e => location.origin === 'https://koji.so/'", "")]
    [DataRow("onmessage = e => e.origin === config.origin", "")]
    [DataRow("onmessage = e => e.origin.startsWith('https://koji.so/')", "")]
    public void Text_ComparedWithAnEventsOrigin_IsSeen(string script, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', ScriptMessages.ComparedOrigins(Script(script)).Select(compared => compared.Text)));

    [TestMethod]
    [DataRow("frame.contentWindow.postMessage(message, '*')", 1)]
    [DataRow("frames[0].postMessage(message, { targetOrigin: '*' })", 1)]
    [DataRow("widget.postMessage(message, '*')", 1)]
    [DataRow("parent.postMessage(message, { targetOrigin: '*' })", 0)]
    [DataRow("window.parent.postMessage(message, '*')", 0)]
    [DataRow("window.postMessage({ source: 'react-devtools-bridge' }, '*')", 0)]
    [DataRow("postMessage('setImmediate$1', '*')", 0)]
    [DataRow("e.source.postMessage(message, e.origin)", 0)]
    [DataRow("worker.postMessage('*')", 0)]
    public void Message_ToAnyOrigin_IsSeen(string script, int expected) =>
        Assert.HasCount(expected, ScriptMessages.PostedToAnybody(Script(script)).ToList());

    [TestMethod]
    public void Place_IsThatInThePage()
    {
        var script = new InlineScript("\n  onmessage = e => show(e.data);", new(7, 9));

        Assert.AreEqual(new Place(8, 3), ScriptMessages.Listeners(script).Single().Place);
    }

    private static InlineScript Script(string text) => new(text, Place.Start);
}

using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class NormaliserTests
{
    [TestMethod]
    [DataRow(MessageShape.Koji, "koji")]
    [DataRow(MessageShape.JsonString, "json-string/koji")]
    [DataRow(MessageShape.GenericType, "generic-type")]
    [DataRow(MessageShape.EventPayload, "event")]
    [DataRow(MessageShape.Flat, "action")]
    [DataRow(MessageShape.NestedError, "event-key")]
    [DataRow(MessageShape.BooleanError, "event-type")]
    [DataRow(MessageShape.SlashNamespace, "type")]
    [DataRow(MessageShape.ColonNamespace, "type")]
    public async Task Normalise_EveryEventInOneShape_GivesCodeMessageAndRule(MessageShape shape, string rule)
    {
        var page = await BridgePage.SharedAsync();

        Assert.AreEqual($"widget.ready||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "ready")));
        Assert.AreEqual($"interview.started||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "interview_started")));
        Assert.AreEqual($"interview.completed||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "interview_completed")));
        Assert.AreEqual($"microphone.started||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "microphone_started")));
        Assert.AreEqual($"microphone.stopped||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "microphone_stopped")));
        Assert.AreEqual($"interview.message|Hi|{rule}", await page.NormaliseAsync(Shapes.Event(shape, "message", "Hi")));
        Assert.AreEqual($"widget.message||{rule}", await page.NormaliseAsync(Shapes.Event(shape, "resized")));
        foreach (var code in new[] { "widget_load_failed", "microphone_denied", "session_expired", "rate_limited" })
            Assert.AreEqual($"{code}|Why|{rule}", await page.NormaliseAsync(Shapes.Error(shape, code, "Why")));
        Assert.AreEqual($"message.unrecognised|Why|{rule}", await page.NormaliseAsync(Shapes.Error(shape, "no_such_code", "Why")));
    }

    [TestMethod]
    public Task Normalise_NoEnvelopeAtAll_IsUnrecognised() =>
        AssertReadAsync(
            ("null", "message.unrecognised||"),
            ("undefined", "message.unrecognised||"),
            ("42", "message.unrecognised||"),
            ("'ready'", "message.unrecognised||"),
            ("'koji:error:microphone_denied'", "message.unrecognised||"),
            ("'{\"type\":'", "message.unrecognised||"),
            ("['koji:ready']", "message.unrecognised||"),
            ("10n", "message.unrecognised||"),
            ("() => 1", "message.unrecognised||"),
            ("Symbol('ready')", "message.unrecognised||"),
            ("{}", "message.unrecognised||"),
            ("{type: 7}", "message.unrecognised||"),
            ("{type: ' '}", "message.unrecognised||"),
            ("{type: 'x'.repeat(1e6)}", "message.unrecognised||"),
            ("Object.create({type: 'koji:ready'})", "message.unrecognised||"),
            ("new Proxy({}, {get() { throw 1 }, has() { throw 2 }, getOwnPropertyDescriptor() { throw 3 }})", "message.unrecognised||"),
            ("(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy; })()", "message.unrecognised||")
        );

    [TestMethod]
    public Task Normalise_Name_IsReadWithoutItsNamespace() =>
        AssertReadAsync(
            ("{type: 'koji:interviewStarted'}", "interview.started||type"),
            ("{type: 'koji.interview-completed'}", "interview.completed||type"),
            ("{type: 'interview.started'}", "interview.started||type"),
            ("{name: 'MICROPHONE_STARTED'}", "microphone.started||name"),
            ("{type: 'mx/koji/loaded'}", "widget.ready||type"),
            ("{type: 'kojiInitialized'}", "widget.ready||type"),
            ("{type: 'constructor'}", "widget.message||type"),
            ("{type: 'calendly.event_scheduled'}", "widget.message||type"),
            ("{type: 'hsFormCallback', eventName: 'onFormReady', id: 'f', data: {}}", "widget.message||generic-type"),
            ("{action: 'interview_started', name: 'Ada'}", "interview.started||action"),
            ("{type: 'session_expired'}", "session_expired||type"),
            ("{event: 'koji:microphone-denied', msg: 'No.'}", "microphone_denied|No.|event")
        );

    [TestMethod]
    public Task Normalise_Error_IsReadByItsDocumentedCode() =>
        AssertReadAsync(
            ("{error: 'session_expired', message: 'Over.'}", "session_expired|Over.|error-object"),
            ("{error: 'no_such_code', message: 'Over.'}", "message.unrecognised|Over.|error-object"),
            ("{error: true}", "message.unrecognised||error-object"),
            ("{type: 'saved', error: true}", "message.unrecognised||type"),
            ("{type: 'saved', error: false}", "widget.message||type"),
            ("{type: 'error', error: {type: 'microphone_denied', message: 'No.'}}", "microphone_denied|No.|type"),
            ("{type: 'error', data: {error: true, error_type: 'conflict', errorMessage: 'Done.'}}", "conflict|Done.|type"),
            ("{type: 'error', detail: {error: 'Something', code: 'bad_gateway'}}", "bad_gateway||type"),
            ("{type: 'player_error', code: 5}", "message.unrecognised||type"),
            ("{type: 'koji:error', data: [1]}", "message.unrecognised||type"),
            ("{type: 'koji:ready', data: (() => { const a = {}; a.a = a; return a; })()}", "widget.ready||type")
        );

    private static async Task AssertReadAsync(params (string Expression, string Reading)[] table)
    {
        var page = await BridgePage.SharedAsync();
        foreach (var (expression, reading) in table)
            Assert.AreEqual(reading, await page.NormaliseAsync(expression), expression);
    }
}

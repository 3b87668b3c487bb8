using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>Messages in every shape of <see cref="MessageShape"/>, as JavaScript expressions.</summary>
internal static class Shapes
{
    public static string Event(MessageShape shape, string name, string? message = null)
    {
        var body = message is null ? "{}" : $$"""{message: '{{message}}'}""";
        return shape switch
        {
            MessageShape.NestedError => $$"""{event_key: '{{name}}', error: null, ...{{body}}}""",
            MessageShape.BooleanError => $$"""{eventType: '{{name}}', error: false, ...{{body}}}""",
            _ => Enveloped(shape, name, body),
        };
    }

    public static string Error(MessageShape shape, string code, string message) =>
        shape switch
        {
            MessageShape.NestedError => $$"""{event_key: 'error', error: {code: '{{code}}', message: '{{message}}'} }""",
            MessageShape.BooleanError => $$"""{eventType: 'error', error: true, errorCode: '{{code}}', errorMessage: '{{message}}'}""",
            _ => Enveloped(shape, "error", $$"""{error: '{{code}}', message: '{{message}}'}"""),
        };

    private static string Enveloped(MessageShape shape, string name, string body) =>
        shape switch
        {
            MessageShape.Koji => $$"""{type: 'koji:{{name}}', version: 1, sessionId: 's', data: {{body}}}""",
            MessageShape.JsonString => $"JSON.stringify({Enveloped(MessageShape.Koji, name, body)})",
            MessageShape.GenericType => $$"""{type: 'kojiCallback', eventName: '{{name}}', id: '1', data: {{body}}}""",
            MessageShape.EventPayload => $$"""{event: '{{name}}', payload: {{body}}}""",
            MessageShape.Flat => $$"""{action: '{{name}}', ...{{body}}}""",
            MessageShape.SlashNamespace => $$"""{type: 'koji/widget/{{name}}', metadata: {{body}}}""",
            MessageShape.ColonNamespace => $$"""{type: 'KOJI:main:{{name}}', detail: {{body}}}""",
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "No envelope for this shape."),
        };
}

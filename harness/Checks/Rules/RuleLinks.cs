namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Where rules come from.</summary>
internal static class RuleLinks
{
    public static readonly Uri PermissionsPolicy = new("https://www.w3.org/TR/permissions-policy/");
    public static readonly Uri AllowAttribute = new("https://www.w3.org/TR/permissions-policy/#iframe-allow-attribute");
    public static readonly Uri FrameSource = new("https://www.w3.org/TR/CSP3/#directive-frame-src");
    public static readonly Uri MixedContent = new("https://www.w3.org/TR/mixed-content/");
    public static readonly Uri SecureContexts = new("https://www.w3.org/TR/secure-contexts/");
    public static readonly Uri Sandbox = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-sandbox");
    public static readonly Uri Srcdoc = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-srcdoc");
    public static readonly Uri Loading = new("https://html.spec.whatwg.org/multipage/urls-and-fetching.html#lazy-loading-attributes");
    public static readonly Uri EmbedderPolicy = new("https://html.spec.whatwg.org/multipage/browsers.html#coep");
    public static readonly Uri Messages = new("https://html.spec.whatwg.org/multipage/web-messaging.html#authors");
    public static readonly Uri ReferrerPolicy = new("https://www.w3.org/TR/referrer-policy/");
    public static readonly Uri FrameTitle = new("https://www.w3.org/WAI/WCAG22/Techniques/html/H64");
    public static readonly Uri Iframe = new("https://html.spec.whatwg.org/multipage/iframe-embed-object.html#the-iframe-element");
    public static readonly Uri IframeSize = new("https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes");
    public static readonly Uri Uuid = new("https://www.rfc-editor.org/rfc/rfc9562");
    public static readonly Uri Query = new("https://url.spec.whatwg.org/#application/x-www-form-urlencoded");
    public static readonly Uri QuerySecrets = new(
        "https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#sensitive-information-in-http-requests"
    );
    public static readonly Uri Json = new("https://www.rfc-editor.org/rfc/rfc8259");
    public static readonly Uri Koji = new("https://koji.so/");
}

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>
/// What the simulator answers beside Koji's documented API. Paths below <c>/_widget</c> serve its own widget page, those below
/// <c>/_sim</c> steer it and need <see cref="ControlTokenHeader"/>.
/// </summary>
public static class SimulatorRoutes
{
    /// <summary>The guide of the simulator: a page, or for programs a <see cref="SimulatorGuide"/>.</summary>
    public const string Root = "/";

    /// <summary>The widget page; the project id follows. The shape of the <c>getkoji</c> generation.</summary>
    public const string Widget = "/embed";

    /// <summary>The widget page again, where the second generation of Koji's public texts has it.</summary>
    public const string SecondWidget = "/api/v1/embed";

    /// <summary>Koji's documented interview API.</summary>
    public const string Interviews = "/api/v1/interviews";

    /// <summary>Where an interview is completed in <see cref="KojiContract.KojiSo"/>: its id is in the body.</summary>
    public const string CompleteById = "/api/interview/complete";

    /// <summary>GET, project id follows: what the widget page needs to know of its project before it boots.</summary>
    public const string WidgetProjects = "/_widget/projects";

    /// <summary>
    /// POST: starts an interview for the widget page, which has no API key. GET, interview id follows, with the session token: whether the
    /// interview still takes answers; asking does not count as activity.
    /// </summary>
    public const string WidgetInterviews = "/_widget/interviews";

    /// <summary>POST <see cref="ClockAdvance"/>: moves the simulator's clock forward and answers <see cref="ClockReading"/>.</summary>
    public const string Clock = "/_sim/clock";

    /// <summary>
    /// GET: the newest interviews, newest first, at most 100. With an interview id after it: what the simulator knows of that one
    /// (<see cref="InterviewRecord"/>).
    /// </summary>
    public const string InterviewRecords = "/_sim/interviews";

    /// <summary>
    /// POST one <see cref="Faults.FaultRule"/>, an array of them or an object whose <c>faults</c> is that array: sets them, all or none.
    /// GET: all that are set. DELETE: takes all of them back, or with an id after it that one.
    /// </summary>
    public const string Faults = "/_sim/faults";

    /// <summary>The prefix of all routes that steer the simulator.</summary>
    public const string Steering = "/_sim";

    /// <summary>Scripts, styles and pictures of the widget page; a file name follows.</summary>
    public const string Assets = "/simulator";

    /// <summary>POST, below an interview's record: takes its session token back.</summary>
    public const string RevokeSuffix = "/revoke";

    /// <summary>A page that lists every documented error by each of its causes, and how to get it.</summary>
    public const string Cases = "/cases";

    /// <summary>GET: the API that is spoken, as an OpenAPI document.</summary>
    public const string OpenApi = "/openapi.json";

    /// <summary>
    /// GET, with <see cref="TrafficAfterParameter"/> and <see cref="TrafficWaitParameter"/>: requests and their answers
    /// (<see cref="TrafficPage"/>). DELETE: forgets them. GET, a position follows: that one (<see cref="TrafficRecord"/>).
    /// </summary>
    public const string Traffic = "/_sim/traffic";

    /// <summary>Query parameter of <see cref="Traffic"/>: the position already seen, 0 by default.</summary>
    public const string TrafficAfterParameter = "after";

    /// <summary>Query parameter of <see cref="Traffic"/>: how many seconds to wait for a first record, 0 by default, at most 30.</summary>
    public const string TrafficWaitParameter = "wait";

    /// <summary>
    /// POST, below <see cref="Traffic"/> and a position: sends that request again, answers the new <see cref="TrafficRecord"/>.
    /// </summary>
    public const string ReplaySuffix = "/replay";

    /// <summary>Answers 200 once the simulator takes requests.</summary>
    public const string Health = "/health";

    /// <summary>Request header with the token that steering needs.</summary>
    public const string ControlTokenHeader = "X-Simulator-Token";

    /// <summary>Query parameter of the widget page that selects the shape of its messages (<see cref="MessageShape"/>).</summary>
    public const string MessageShapeParameter = "sim_shape";

    /// <summary>
    /// Query parameter of the widget page that the page around gives a value which nobody can guess. By it, and by no address without
    /// it, the calls of a widget are known to be of that page before an interview has begun.
    /// </summary>
    public const string FrameParameter = "sim_frame";
}

/// <summary>Body of a POST to <see cref="SimulatorRoutes.Clock"/>.</summary>
public sealed record ClockAdvance
{
    /// <summary>Seconds to move forward; above 0.</summary>
    public required double AdvanceSeconds { get; init; }
}

/// <summary>Answer to a POST to <see cref="SimulatorRoutes.Clock"/>.</summary>
public sealed record ClockReading
{
    /// <summary>The simulator's time, after the move.</summary>
    public required DateTimeOffset Now { get; init; }
}

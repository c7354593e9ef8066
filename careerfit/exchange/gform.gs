// $steps

var QUIZ = $quiz;

function createForm() {
  var form = FormApp.create(QUIZ.title)
    .setDescription(QUIZ.description)
    .setIsQuiz(false) // no key, no points
    .setCollectEmail(false)
    .setLimitOneResponsePerUser(false) // it would need a Google account
    .setPublishingSummary(false)
    .setProgressBar(true);
  if (QUIZ.code) form.addTextItem().setTitle(QUIZ.code).setRequired(false);
  QUIZ.items.forEach(function (item) {
    form
      .addMultipleChoiceItem()
      .setTitle(item.title)
      .setChoiceValues(QUIZ.options[item.options])
      .setRequired(false);
  });
  Logger.log(QUIZ.done + "\n" + form.getEditUrl() + "\n" + form.getPublishedUrl());
}

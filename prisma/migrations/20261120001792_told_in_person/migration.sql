-- Members who have a mail already that was sent to them in person, though its channel does not name them.
ALTER TABLE "mastguard"."notification_delivery" ADD COLUMN "reached_people" UUID[] DEFAULT ARRAY[]::UUID[];
GRANT UPDATE (reached_people) ON mastguard.notification_delivery TO mastguard_app;
